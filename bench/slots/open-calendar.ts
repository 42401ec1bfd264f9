import { sql } from 'kysely'
import type { Executor } from '../../src/database/executor.ts'
import { listAppointmentTypes } from '../../src/platform/appointments/appointment-type-store.ts'
import type { AppointmentType } from '../../src/platform/appointments/appointment-type.ts'
import { startAppointmentSession } from '../../src/platform/appointments/start-appointment-session.ts'
import type { PlatformContext } from '../../src/platform/context.ts'
import { applyWorkspaceFile } from '../../src/platform/workspaces/apply-workspace-file.ts'
import { createWorkspace } from '../../src/platform/workspaces/workspace-store.ts'
import { parseWorkspaceFile } from '../../src/wire/parse-workspace-file.ts'

export const HOSTS = 10
/** Of one host on a day: every third quarter of an hour from 08:00 to 20:00. */
const A_DAY = 16
/** Of one host in the month that is asked for; the others lie before it. */
const AHEAD = 500

/** A type with many bookings, as one visitor sees it. */
export interface FullCalendar {
  bookings: number
  type: AppointmentType
  /** Of a session's link. */
  token: string
}

/**
 * Ten hosts in London, every day from 08:00 to 20:00, quarters of an hour, 731 days ahead.
 * @param first Milliseconds since the epoch: the midnight at which the month begins.
 */
export async function openCalendar(
  ctx: PlatformContext,
  bookings: number,
  first: number,
): Promise<FullCalendar> {
  const { db } = ctx
  const { id: workspaceId } = await createWorkspace(db, { slug: `c${bookings}`, name: 'Full' })
  const names = Array.from({ length: HOSTS }, (_, n) => `Host ${n}`)
  const file = parseWorkspaceFile({
    leads: [{ number: '1' }],
    hosts: names.map((name) => ({
      name,
      timeZone: 'Europe/London',
      availability: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
        weekday,
        start: '08:00',
        end: '20:00',
      })),
    })),
    appointmentTypes: [{ title: 'Quarter', hosts: names, duration: 15, step: 15, horizonDays: 60 }],
  })
  await applyWorkspaceFile(db, workspaceId, file)
  const [type] = await listAppointmentTypes(db, workspaceId)
  if (type === undefined) throw new Error('the workspace has no type')
  await db.transaction().execute((trx) => fill(trx, type, bookings, new Date(first)))
  const { publicUrl } = await startAppointmentSession(ctx, {
    workspaceId,
    lead: '1',
    appointmentType: type.id,
    reuse: false,
  })
  return { bookings, type, token: publicUrl.split('/').at(-1) ?? '' }
}

async function fill(
  db: Executor,
  { id, workspaceId, hosts }: AppointmentType,
  bookings: number,
  first: Date,
): Promise<void> {
  const hostIds = hosts.map((host) => host.id)
  await sql`set local statement_timeout = 0`.execute(db)
  await sql`
    create temporary table wanted as
    select gen_random_uuid() as id, gen_random_uuid() as session_id,
      (${hostIds}::uuid[])[n % ${HOSTS} + 1] as host_id,
      ${first}::timestamptz + interval '8 hours' + interval '45 minutes' * (k % ${A_DAY}::int)
        + interval '1 day' * case when k < ${AHEAD}::int then k / ${A_DAY}::int
          else -1 - (k - ${AHEAD}::int) / ${A_DAY}::int end as starts_at
    from (select n, n / ${HOSTS}::int as k from generate_series(0, ${bookings}::int - 1) as n) as numbers`.execute(
    db,
  )
  await sql`
    insert into appointment_session
      (id, workspace_id, token_hash, counter, appointment_type_id, lead_id, created_at, closes_at, completed_at)
    select session_id, ${workspaceId}, session_id, 1, ${id},
      (select l.id from lead l where l.workspace_id = ${workspaceId}), now(), now(), now() from wanted`.execute(
    db,
  )
  await sql`
    insert into booking (id, workspace_id, session_id, appointment_type_id, host_id, starts_at, ends_at,
      status, confirm_key, confirmed_at)
    select id, ${workspaceId}, session_id, ${id}, host_id, starts_at, starts_at + interval '15 minutes',
      'confirmed', 'key', now() from wanted`.execute(db)
  await sql`
    insert into occupancy (booking_id, workspace_id, host_id, share_key, during)
    select id, ${workspaceId}, host_id, id, tstzrange(starts_at, starts_at + interval '15 minutes')
    from wanted`.execute(db)
  await sql`drop table wanted`.execute(db)
}
