import assert from 'node:assert/strict'
import { openPglite } from '../../../src/database/open-pglite.ts'
import { revokeAccessKey } from '../../../src/platform/access/access-key-store.ts'
import { JOURNEY_SCOPES, MAIL_SCOPES, OCTETH_SCOPES } from '../../../src/platform/access/scope.ts'
import type { Scope } from '../../../src/platform/access/scope.ts'
import { createUserSession } from '../../../src/platform/access/user-session-store.ts'
import { signUserToken } from '../../../src/platform/access/user-token.ts'
import { appointmentLinkPath } from '../../../src/platform/appointments/appointment-link.ts'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { listSlots } from '../../../src/platform/appointments/list-slots.ts'
import { startAppointmentSession } from '../../../src/platform/appointments/start-appointment-session.ts'
import type { PlatformContext } from '../../../src/platform/context.ts'
import { moveDue } from '../../../src/platform/enrollments/move-due.ts'
import { enrol } from '../../../src/platform/enrollments/enrol.ts'
import { mailLinkPath } from '../../../src/platform/mails/mail-link.ts'
import type { MailLinkKind } from '../../../src/platform/mails/mail-link.ts'
import { openContext } from '../../../src/platform/open-context.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import { makeDataFolder } from '../../harness/fresh-pglite.ts'
import { startServe } from '../../harness/start-serve.ts'
import { temporaryFolder } from '../../harness/temporary-folder.ts'
import { makeWorkspace, NOTHING } from './things.ts'
import type { JourneyIs, JourneyNames, Things } from './things.ts'

export const TOKEN_SECRET = 'canary-token-secret-of-every-route-32-bytes'
const SECRET = 'canary-sealing-secret-of-every-route-32-bytes'

export const ALL_SCOPES: readonly Scope[] = [
  ...JOURNEY_SCOPES,
  ...OCTETH_SCOPES,
  ...MAIL_SCOPES,
  'form-session:start',
  'appointment-session:start',
]

/** The vendors' APIs take so many calls a minute of one caller, and most journeys are asked for once. */
const KEYS = 40
const JOURNEYS = { draft: 24, active: 8, paused: 2, archived: 2 } as const
const LINKS = { form: 24, appointment: 14, manage: 12, answer: 4 } as const

/** A running `serve`, and in its database two workspaces that know nothing of each other. */
export interface World {
  urls: { platform: string; site: string; metrics: string }
  own: Things
  foreign: Things
  nothing: Things
  /** With everything that a key may be allowed: each time another one. */
  key(): string
  /** With everything but these. */
  keyWithout(...scopes: readonly Scope[]): string
  foreignKey: string
  revokedKey: string
  expiredSession: string
  /** BreakGround's, of an owner. */
  user: { right(): string; foreign: string; expired: string; without(scope: Scope): string }
  /** One that nobody has asked for yet. */
  journey(state: JourneyIs): JourneyNames
  /** Tokens of links: the first is used up by nobody. */
  links: Readonly<Record<keyof typeof LINKS, string[]>> & {
    expiredForm: string
    expiredAppointment: string
    mail: Readonly<Record<MailLinkKind, string>>
  }
  log(): string
  [Symbol.asyncDispose](): Promise<void>
}

export async function openWorld(): Promise<World> {
  const folder = await temporaryFolder()
  await makeDataFolder(folder.path)
  const prepared = await prepare(folder.path)
  const args = ['--demo', '--data', folder.path, '--metrics-port', '0']
  const serving = await startServe(args, {
    env: {
      SESSIONFRAME_SECRET: SECRET,
      SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET,
      SESSIONFRAME_RATE_LIMIT_ADDRESS: '100000',
      SESSIONFRAME_RATE_LIMIT_CALLER: '100000',
    },
  })
  const { platform, site } = serving.ready
  const metrics = /"metrics":"([^"]+)"/.exec(serving.stderr())?.[1]
  assert.ok(platform && metrics, serving.stderr())
  return {
    ...prepared,
    urls: { platform, site, metrics: new URL(metrics).origin },
    log: () => serving.stderr(),
    async [Symbol.asyncDispose]() {
      await serving.stop()
      await folder[Symbol.asyncDispose]()
    },
  }
}

/** Whatever takes no request: so that links, keys and states are there that take weeks to come about. */
async function prepare(folder: string) {
  const database = await openPglite(folder)
  try {
    const ctx = await openContext(database.db, { secret: SECRET, url: 'http://localhost:1' })
    return await prepareIn(ctx)
  } finally {
    await database.close()
  }
}

async function prepareIn(ctx: PlatformContext) {
  const own = await makeWorkspace(ctx, 'demo')
  const foreign = await makeWorkspace(ctx, 'quay')
  const thingsOf = async (workspace: typeof own): Promise<Things> => {
    const form = await startForm(ctx, workspace)
    const appointment = await startAppointment(ctx, workspace)
    return {
      ...workspace.ids,
      formSession: form.session.id,
      appointmentSession: appointment.session.id,
      journey: await workspace.journey('active'),
    }
  }
  const without = new Map<string, string>()
  for (const scopes of missing()) {
    without.set(
      scopes.join(' '),
      await own.key(
        `without ${scopes.join(' ')}`,
        ALL_SCOPES.filter((scope) => !scopes.includes(scope)),
      ),
    )
  }
  const journeys = new Map<JourneyIs, JourneyNames[]>()
  for (const [state, count] of Object.entries(JOURNEYS)) {
    const made: JourneyNames[] = []
    while (made.length < count) made.push(await own.journey(state as JourneyIs))
    journeys.set(state as JourneyIs, made)
  }
  const keys = await many(KEYS, (at) => own.key(`right ${at}`, ALL_SCOPES))
  const person = { workspaceId: own.workspaceId, userId: 'ada', role: 'owner' } as const
  const later = new Date(Date.now() + 3_600_000)
  const people = await many(KEYS, (at) =>
    signUserToken(ctx, { ...person, userId: `ada-${at}` }, later),
  )
  const users = new Map<string, string>()
  for (const scope of JOURNEY_SCOPES) {
    const scopes = JOURNEY_SCOPES.filter((one) => one !== scope)
    users.set(scope, await signUserToken(ctx, { ...person, scopes }, later))
  }
  return {
    own: await thingsOf(own),
    foreign: await thingsOf(foreign),
    nothing: NOTHING,
    key: inTurn(keys),
    keyWithout: (...scopes: readonly Scope[]) => without.get(scopes.join(' ')) ?? assert.fail(),
    foreignKey: await foreign.key('foreign', ALL_SCOPES),
    revokedKey: await revoked(ctx, own),
    expiredSession: await createUserSession(ctx.db, own.workspaceId, {
      scopes: ['campaign:create', 'campaign:delete'],
      expiresAt: new Date(Date.now() - 1000),
    }),
    user: {
      right: inTurn(people),
      foreign: await signUserToken(ctx, { ...person, workspaceId: foreign.workspaceId }, later),
      expired: await signUserToken(ctx, person, new Date(Date.now() - 1000)),
      without: (scope: Scope) => users.get(scope) ?? assert.fail(),
    },
    journey: (state: JourneyIs) => journeys.get(state)?.shift() ?? assert.fail(`no ${state} left`),
    links: await makeLinks(ctx, own),
  }
}

type Made = Awaited<ReturnType<typeof makeWorkspace>>

/** What keys lack, in turn. */
const missing = (): Scope[][] => [
  ...ALL_SCOPES.map((scope) => [scope]),
  ['form-session:start', 'appointment-session:start'],
]

const startForm = (ctx: PlatformContext, { workspaceId, ids }: Made) =>
  startFormSession(ctx, { workspaceId, lead: ids.lead, form: ids.form, public: true, reuse: false })

const startAppointment = (
  ctx: PlatformContext,
  { workspaceId, ids }: Made,
  appointmentType = ids.type,
) => startAppointmentSession(ctx, { workspaceId, lead: ids.lead, appointmentType, reuse: false })

const tokenOf = ({ publicUrl }: { publicUrl: string }) => publicUrl.split('/').at(-1) ?? ''

async function makeLinks(ctx: PlatformContext, own: Made): Promise<World['links']> {
  const form = async () => tokenOf(await startForm(ctx, own))
  const appointment = async () => tokenOf(await startAppointment(ctx, own))
  const expiredForm = await startForm(ctx, own)
  const expiredAppointment = await startAppointment(ctx, own)
  const past = new Date(Date.now() - 60_000)
  for (const [table, { session }] of [
    ['form_session', expiredForm],
    ['appointment_session', expiredAppointment],
  ] as const) {
    await ctx.db.updateTable(table).set({ closes_at: past }).where('id', '=', session.id).execute()
  }
  return {
    form: await many(LINKS.form, form),
    appointment: await many(LINKS.appointment, appointment),
    expiredForm: tokenOf(expiredForm),
    expiredAppointment: tokenOf(expiredAppointment),
    manage: await many(LINKS.manage, async () => (await book(ctx, own, own.ids.type)).manage),
    answer: await many(LINKS.answer, async () => (await book(ctx, own, own.ids.visit)).answer),
    mail: await mailLinks(ctx, own),
  }
}

async function book(ctx: PlatformContext, own: Made, type: string) {
  const started = await startAppointment(ctx, own, type)
  const token = tokenOf(started)
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const slots = await listSlots(ctx, token, { from: day(2), to: day(3), timeZone: 'UTC' })
  const start = slots[0]?.start ?? assert.fail('nothing is free')
  await confirmBooking(ctx, token, { start, confirmKey: token, answers: {} })
  const { id } = await ctx.db
    .selectFrom('booking')
    .select('id')
    .where('session_id', '=', started.session.id)
    .executeTakeFirstOrThrow()
  const last = (path: string) => path.split('/').at(-1) ?? ''
  return {
    manage: last(appointmentLinkPath(ctx.keys, 'manage', started.session.id)),
    answer: last(appointmentLinkPath(ctx.keys, 'answer', id)),
  }
}

/** Of a mail that a journey has sent. */
async function mailLinks(ctx: PlatformContext, { workspaceId, ids, journey }: Made) {
  const { uuid } = await journey('active')
  const { id: leadId } = await ctx.db
    .selectFrom('lead')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('number', '=', ids.lead)
    .executeTakeFirstOrThrow()
  await enrol(ctx, workspaceId, { journeyId: uuid, leadId })
  while (await moveDue(ctx, { log: { error: (record) => assert.fail(JSON.stringify(record)) } }));
  const effect = await ctx.db.selectFrom('effect').select('id').executeTakeFirstOrThrow()
  const link = (kind: MailLinkKind, target = '') =>
    mailLinkPath(ctx.keys, kind, { effectId: effect.id, leadId, target }).split('/').at(-1) ?? ''
  return {
    unsubscribe: link('unsubscribe'),
    open: link('open'),
    click: link('click', 'https://shop.example.test/sale'),
    view: link('view'),
    forward: link('forward'),
    copy: link('copy'),
  }
}

async function revoked(ctx: PlatformContext, own: Made): Promise<string> {
  const key = await own.key('revoked', ALL_SCOPES)
  const { id } = await ctx.db
    .selectFrom('access_key')
    .select('id')
    .where('name', '=', 'revoked')
    .executeTakeFirstOrThrow()
  await revokeAccessKey(ctx.db, own.workspaceId, id, new Date())
  return key
}

/** One after the other: a data folder has one connection. */
async function many<T>(count: number, make: (at: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  // oxlint-disable-next-line no-await-in-loop -- as said
  while (made.length < count) made.push(await make(made.length))
  return made
}

function inTurn<T>(all: readonly T[]): () => T {
  let at = 0
  return () => all[at++ % all.length] ?? assert.fail('there is none')
}
