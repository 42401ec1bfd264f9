import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { carryOut } from '../../../src/platform/effects/carry-out.ts'
import { startEffectWorker } from '../../../src/platform/effects/effect-worker.ts'
import { smtpMailer } from '../../../src/platform/effects/mail/mailer.ts'
import { moveDue } from '../../../src/platform/enrollments/move-due.ts'
import { track } from '../../../src/platform/enrollments/track.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import type { DatabaseKind } from '../../harness/databases.ts'
import { fragileDatabase } from '../../harness/fragile-database.ts'
import { hostileServer, json } from '../../harness/hostile-server.ts'
import { smtpServer } from '../../harness/smtp-server.ts'
import { footprints } from '../enrollments/crashes/footprint.ts'
import { recordsFixture } from '../enrollments/records-fixture.ts'
import { verifyWebhook } from '../webhooks/verify-webhook.ts'
import { SECRET } from '../webhooks/webhook-fixture.ts'
import { QUICK, SENDER } from './effect-fixture.ts'
import { TEN_OUTCOMES, tenActions, waiting } from './ten-actions.ts'

/** `npm run check:all` has a process die at every statement. */
const EVERY = process.env['CRASHES'] === 'all' ? 1 : 11
/** Statements of an attempt at a mail or a webhook, and some more. */
const ATTEMPT = 14
/** Five hours behind the journey's own zone: its window is by the lead's clock. */
const NEW_YORK = 'America/New_York'
/** Longer than a run that could not be moved is left alone. */
const LATER_MIN = 11 / 60

onBothDatabases('a journey of ten actions', (db, kind: DatabaseKind) => {
  let world: Awaited<ReturnType<typeof setUp>>
  before(async () => {
    world = await setUp()
  })
  after(() => world.close())

  async function setUp() {
    const f = await recordsFixture(db())
    const [smtp, receiver] = [await smtpServer(), await hostileServer()]
    receiver.behave = json(200, {})
    const hook = `${receiver.origin}/hook`
    const file = parseWorkspaceFile({ webhooks: [{ url: hook, secret: SECRET, enabled: true }] })
    await applyWorkspaceFile(db(), f.workspaceId, file, f.ctx.keys)
    const second = await f.journey(waiting())
    const emails = [
      await email(f.workspaceId, 'Hello %Subscriber:firstname%', '<p>Welcome</p>'),
      await email(f.workspaceId, 'See you in %Subscriber:city%', '<p>Goodbye</p>'),
    ] as const
    const drawn = tenActions(f, { emails, hook, second: second.number })
    const own = await f.journey(drawn)
    return {
      ...f,
      smtp,
      receiver,
      drawn,
      own,
      second,
      fragile: fragileDatabase(db(), kind),
      mailer: await smtpMailer({ url: smtp.url, sender: SENDER }),
      leads: [] as string[],
      async close() {
        await receiver.close()
        await smtp[Symbol.asyncDispose]()
      },
    }
  }

  async function email(workspaceId: string, subject: string, html: string): Promise<number> {
    const { number } = await db()
      .insertInto('email')
      .values({ id: newId(), workspace_id: workspaceId, name: newId(), subject, html, text: '' })
      .returning('number')
      .executeTakeFirstOrThrow()
    return Number(number)
  }

  /**
   * From the entrance to the end, in a process that dies at a statement of one of the two, and another
   * that goes on.
   * @returns How many statements each took.
   */
  async function live(crash?: { at: 'go' | 'tuesday'; statement: number }) {
    const { ctx, fragile, workspaceId, leads, change, cold, club, lead } = world
    const values = { email: `lead${leads.length}@example.com`, firstname: 'Ada' }
    const leadId = await lead(values, { time_zone: NEW_YORK })
    leads.push(leadId)
    await change(leadId, { kind: 'tag', tag: cold })
    await change(leadId, { kind: 'subscribe', list: club })
    const fragileCtx = { ...ctx, db: fragile.db }
    const taken = async (at: 'go' | 'tuesday', work: () => Promise<unknown>) => {
      fragile.breakAt(crash?.at === at ? crash.statement : Infinity, 'lost')
      await work().catch((error: unknown) => {
        if (!fragile.hasBroken) throw error
        return work()
      })
      const { statements } = fragile
      fragile.breakAt(Infinity, 'lost')
      ctx.clock.passMinutes(LATER_MIN)
      while (await moveDue(ctx, { log: { error: () => {} } }));
      return statements
    }
    const event = { name: 'go', props: {}, occurredAt: ctx.now(), messageId: `go ${leadId}` }
    const go = await taken('go', () => track(fragileCtx, { workspaceId, leadId }, event))
    const { wait_until: until } = await db()
      .selectFrom('enrollment')
      .select('wait_until')
      .where('lead_id', '=', leadId)
      .where('journey_id', '=', world.own.id)
      .executeTakeFirstOrThrow()
    ctx.clock.at = until!.getTime()
    const tuesday = await taken('tuesday', async () => {
      while (await moveDue(fragileCtx, { log: { error: () => {} } }));
    })
    return { until: until!, statements: { go, tuesday } }
  }

  /** Each effect is tried by a process that dies at some statement, and then by pg-boss. */
  async function carryOutAll(): Promise<number> {
    const { ctx, fragile, mailer, receiver, smtp } = world
    const log = { info: () => {}, warn: () => {}, error: () => {} }
    const allowedOrigins = new Set([receiver.origin])
    let repeated = 0
    const effects = await db().selectFrom('effect').select(['id', 'round']).orderBy('id').execute()
    for (const [at, { id, round }] of effects.entries()) {
      const before = smtp.mails.length + receiver.seen.length
      fragile.breakAt((at % ATTEMPT) + 1, 'lost')
      const job = { effect: id, round }
      await carryOut({ ...ctx, db: fragile.db }, job, {
        mailer,
        sms: null,
        allowedOrigins,
        log,
      }).catch((error: unknown) => assert.ok(fragile.hasBroken, String(error)))
      fragile.breakAt(Infinity, 'lost')
      const { state } = await db()
        .selectFrom('effect')
        .select('state')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      // It was taken, and nobody is left who knows: the one moment that no client can close.
      if (state === 'queued') repeated += smtp.mails.length + receiver.seen.length - before
    }
    const options = { mailer, allowedOrigins: [...allowedOrigins], log, pace: QUICK }
    const worker = await startEffectWorker(ctx, options)
    const isLeft = async () => {
      const { rows } = await sql`select 1 from pgboss.job
        where name in ('mail', 'webhook') and state < 'completed' limit 1`.execute(db())
      return rows.length > 0
    }
    while (await isLeft()) await setTimeout(50)
    await worker.stop()
    return repeated
  }

  it('does what each says, once, in whatever statement a process dies', async () => {
    const { drawn, own, second, ctx, smtp, receiver, leads } = world
    const calm = await live()
    // Entered on a Monday, eight in the morning in London, three at night in New York.
    assert.equal(calm.until.toISOString(), '2026-11-24T14:00:00.000Z')
    let turn = 0
    for (const at of ['go', 'tuesday'] as const) {
      for (let statement = 1; statement <= calm.statements[at]; statement++) {
        if (turn++ % EVERY === 0) await live({ at, statement })
      }
    }
    const repeated = await carryOutAll()

    const names = new Map([...drawn.names, [own.id, 'own'], [second.id, 'second']])
    const found = await footprints(db(), leads, names)
    const withoutNumber = (lines: string[] | undefined, at: number) =>
      lines?.map((line) => line.replaceAll(`lead${at}@`, 'lead@'))
    const first = withoutNumber(found.get(leads[0]!), 0)!
    for (const [at, lead] of leads.entries()) {
      assert.deepEqual(withoutNumber(found.get(lead), at), first)
    }
    const steps = first.map((line) => JSON.parse(line) as unknown[])
    assert.deepEqual(
      steps
        .filter(([what, journey]) => what === 'step' && journey === 'own')
        .map(([, , , ...step]) => step.filter((part) => typeof part === 'string').join(' ')),
      TEN_OUTCOMES,
    )
    assert.deepEqual(steps.at(-1)?.slice(1), [
      { email: 'lead@example.com', firstname: 'Ada', city: 'Bath' },
      ['vip'],
      ['Club false', 'News true'],
      false,
    ])
    assert.deepEqual(
      steps.filter(([what]) => what === 'event').map(([, name]) => name),
      [
        'tag.added',
        'list.joined',
        'go',
        'tag.added',
        'tag.removed',
        'field.changed',
        'list.joined',
        'list.left',
        'journey.start',
        'journey.completed',
      ],
    )
    assert.equal(
      steps.filter(([what, journey]) => what === 'run' && journey === 'second').length,
      1,
    )

    // Of each step one mail and one webhook, by what the receiver knows them by.
    const mails = new Map(smtp.mails.map((mail) => [mail.parsed.messageId, mail]))
    const hooks = new Map(
      receiver.seen.map((seen) => {
        const { id, data } = verifyWebhook(seen, SECRET)
        return [id, data]
      }),
    )
    assert.deepEqual([mails.size, hooks.size], [2 * leads.length, leads.length])
    assert.equal(smtp.mails.length + receiver.seen.length, mails.size + hooks.size + repeated)
    for (const at of leads.keys()) {
      const own = [...mails.values()].filter(({ to }) => to.includes(`lead${at}@example.com`))
      const subjects = own.map(({ parsed }) => parsed.subject)
      assert.deepEqual(new Set(subjects), new Set(['Hello Ada', 'See you in Bath']))
    }
    const [hello] = [...mails.values()].filter(
      ({ to, parsed }) => to.includes('lead0@example.com') && parsed.subject === 'Hello Ada',
    )
    assert.deepEqual(
      [hello!.from, hello!.parsed.from?.value[0]?.address, hello!.parsed.date?.toISOString()],
      [SENDER.address, SENDER.address, '2026-11-23T08:00:00.000Z'],
    )
    const [hooked] = [...hooks.values()].filter(
      ({ values }) => (values as { email: string }).email === 'lead0@example.com',
    )
    assert.deepEqual(
      [hooked!['journeyId'], hooked!['step'], hooked!['values']],
      [own.id, 10, { email: 'lead0@example.com', firstname: 'Ada', city: 'Bath' }],
    )
    assert.ok(ctx.now() > calm.until)
  })
})
