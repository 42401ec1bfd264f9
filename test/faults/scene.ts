import type { OpenDatabase } from '../../src/database/open-database.ts'
import { openPglite } from '../../src/database/open-pglite.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { listAppointmentTypes } from '../../src/platform/appointments/appointment-type-store.ts'
import { startAppointmentSession } from '../../src/platform/appointments/start-appointment-session.ts'
import type { PlatformContext } from '../../src/platform/context.ts'
import { listForms } from '../../src/platform/forms/form-store.ts'
import { openContext } from '../../src/platform/open-context.ts'
import { startFormSession } from '../../src/platform/sessions/start-form-session.ts'
import { applyWorkspaceFile } from '../../src/platform/workspaces/apply-workspace-file.ts'
import { parseWorkspaceFile } from '../../src/wire/parse-workspace-file.ts'
import { setUpWorkspace } from '../platform/platform-fixture.ts'
import { formFile } from '../platform/sessions/form-file.ts'

export const SECRET = 'canary-sealing-secret-of-32-bytes-or-more'
const QUARTER = 15
export const WEBHOOK_SECRET = `whsec_${Buffer.from('a secret of the tests, 32 bytes!').toString('base64')}`
/** Far enough for every time to be offered. */
const DAY = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)

/** A session that a visitor has a link of. */
export interface Invited {
  id: string
  link: string
}

/** A workspace with visitors who have not come yet. */
export interface Scene extends AsyncDisposable {
  db: OpenDatabase['db']
  ctx: PlatformContext
  workspaceId: string
  /** To fill in. */
  forms: Invited[]
  /** To book with; there are more of these than times. */
  bookings: Invited[]
  /** All the times that there are, as ISO 8601 instants. */
  times: string[]
}

interface SceneOptions {
  /** Where the links lead. */
  origin: string
  forms: number
  /** Times to book, a day's at most: 96. */
  times: number
  /** Who books; by default two more than can, if any. */
  bookers?: number
  /** Whose server is told of all that happens. */
  webhook?: string
  /** Whether visitor and host are written. */
  mails?: boolean
}

/** @param place Of a migrated database: a URL, or PGlite's folder. */
export async function openScene(place: string, options: SceneOptions): Promise<Scene> {
  const { forms, times, bookers = times === 0 ? 0 : times + 2, mails = false } = options
  const { db, close } = await (place.startsWith('postgres')
    ? openPostgres(place)
    : openPglite(place))
  const numbers = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => `${from + n}`)
  const workspaceId = await setUpWorkspace(db, {
    ...formFile(),
    leads: numbers(1, forms + bookers).map((number) => ({
      number,
      leadGroup: 'Ours',
      values: { phone1: '0123', ref: 'R-1', email: `visitor-${number}@example.test` },
    })),
    hosts: [
      {
        name: 'Hal',
        timeZone: 'UTC',
        ...(mails && { email: 'hal@hosts.example.test' }),
        availability: [],
        overrides: [
          {
            date: DAY,
            hours: times === 0 ? [] : [{ start: '00:00', end: clock(times * QUARTER) }],
          },
        ],
      },
    ],
    appointmentTypes: [{ title: 'Talk', hosts: ['Hal'], duration: QUARTER, step: QUARTER }],
  })
  const ctx = await openContext(db, { secret: SECRET, url: options.origin, sendsMail: mails })
  if (options.webhook !== undefined) {
    const webhooks = [{ url: options.webhook, secret: WEBHOOK_SECRET }]
    await applyWorkspaceFile(db, workspaceId, parseWorkspaceFile({ webhooks }), ctx.keys)
  }
  const form = (await listForms(db, workspaceId))[0]?.id ?? ''
  const type = (await listAppointmentTypes(db, workspaceId))[0]?.id ?? ''
  const invite = async (
    leads: string[],
    start: (lead: string) => Promise<{ session: { id: string }; publicUrl: string }>,
  ) => {
    const invited: Invited[] = []
    for (const lead of leads) {
      // oxlint-disable-next-line no-await-in-loop -- as many at once would be another test
      const { session, publicUrl } = await start(lead)
      invited.push({ id: session.id, link: publicUrl })
    }
    return invited
  }
  return {
    db,
    ctx,
    workspaceId,
    forms: await invite(numbers(1, forms), (lead) =>
      startFormSession(ctx, { workspaceId, lead, form, public: true, reuse: false }),
    ),
    bookings: await invite(numbers(forms + 1, bookers), (lead) =>
      startAppointmentSession(ctx, { workspaceId, lead, appointmentType: type, reuse: false }),
    ),
    times: Array.from({ length: times }, (_, n) => `${DAY}T${clock(n * QUARTER)}:00Z`),
    [Symbol.asyncDispose]: close,
  }
}

/** `HH:MM` so many minutes after midnight. */
function clock(minutes: number): string {
  const two = (part: number) => `${part}`.padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
