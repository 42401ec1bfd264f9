import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { FIELDS } from '../platform/sessions/form-file.ts'
import type { Scene } from './scene.ts'

/** A form that was acknowledged as submitted, after as many acknowledged saves. */
export interface Kept {
  /** Of the session. */
  id: string
  typed: string
  saves: number
}

/** A session that was told that it has a time, or that none is left. */
export interface Booked {
  id: string
  start: string | null
}

/** What must never be, as sentences. */
export interface Broken {
  /** Acknowledged, and not there; or wanted by what is there, and not done nor to be done. */
  lost: string[]
  /** There or done more often than it was asked for, or two at one place. */
  twice: string[]
  /** Neither done nor to be done, or half of something. */
  stuck: string[]
}

type Db = Scene['db']

/** Looks by SQL whether what was acknowledged is there, once, and nothing is half done. */
export async function brokenInvariants(
  { db, workspaceId }: Pick<Scene, 'db' | 'workspaceId'>,
  { kept, booked }: { kept: readonly Kept[]; booked: readonly Booked[] },
): Promise<Broken> {
  const saves = await savesOf(db, kept)
  const bookings = await bookingsOf(db, workspaceId, booked)
  return {
    lost: [...saves.lost, ...bookings.lost, ...(await found(db, UNTOLD))],
    twice: [...saves.twice, ...bookings.twice, ...(await found(db, TWICE))],
    stuck: [...(await found(db, HALF)), ...(await found(db, CLAIMED))],
  }
}

export function assertUnbroken(broken: Broken): void {
  assert.deepEqual(broken, { lost: [], twice: [], stuck: [] })
}

async function savesOf(db: Db, kept: readonly Kept[]): Promise<Pick<Broken, 'lost' | 'twice'>> {
  const { rows } = await sql<{ id: string; rev: number; first: string; changes: number }>`
    select s.id, s.rev, s.values ->> ${FIELDS.first} as first,
      (select count(*)::int from lead_value_change c
        where c.source_id = s.id::text and c.data_field = 'firstname') as changes
    from form_session s where completed_at is not null`.execute(db)
  const stored = new Map(rows.map((row) => [row.id, row]))
  const told = { lost: [] as string[], twice: [] as string[] }
  for (const { id, typed, saves } of kept) {
    const row = stored.get(id)
    // The submission counts as one more.
    if (row === undefined || row.rev < saves + 1 || row.first !== typed || row.changes < 1) {
      told.lost.push(`form ${id}: ${saves} saves, the last "${typed}", is ${JSON.stringify(row)}`)
    } else if (row.rev > saves + 1 || row.changes > 1) {
      told.twice.push(`form ${id}: of ${saves} saves ${row.rev - 1} are there`)
    }
  }
  return told
}

async function bookingsOf(
  db: Db,
  workspaceId: string,
  booked: readonly Booked[],
): Promise<Pick<Broken, 'lost' | 'twice'>> {
  const { rows } = await sql<{ id: string; start: Date }>`
    select session_id as id, starts_at as start from booking
    where status = 'confirmed' and workspace_id = ${workspaceId}`.execute(db)
  const told = { lost: [] as string[], twice: [] as string[] }
  for (const { id, start } of booked) {
    const starts = rows.filter((row) => row.id === id).map((row) => row.start.getTime())
    const wanted = start === null ? [] : [Date.parse(start)]
    if (!wanted.every((one) => starts.includes(one))) told.lost.push(`booking ${id} at ${start}`)
    if (starts.length > wanted.length) told.twice.push(`booking ${id} has ${starts.length} times`)
  }
  const known = new Set(booked.map(({ id }) => id))
  for (const { id } of rows) if (!known.has(id)) told.twice.push(`booking ${id}, told to nobody`)
  return told
}

/** Who wanted to be told of a session that is over has an event of it. */
const UNTOLD = sql<string>`
  select 'no event of session ' || s.id from
    (select id, workspace_id, completed_at from form_session
      union all select id, workspace_id, completed_at from appointment_session) s
  where completed_at is not null
    and exists (select from webhook w where w.workspace_id = s.workspace_id and w.enabled)
    and not exists (select from webhook_event e where e.workspace_id = s.workspace_id
      and e.type = 'session.completed' and e.body::jsonb -> 'data' ->> 'sessionId' = s.id::text)
  union all
  select 'no mail of booking ' || b.id || ' to its host' from booking b join host h on h.id = b.host_id
  where b.status = 'confirmed' and h.email is not null and not exists
    (select from booking_mail m where m.booking_id = b.id and m.host_id = h.id)`

const TWICE = sql<string>`
  select 'two bookings at one time: ' || a.booking_id || ' and ' || b.booking_id
  from occupancy a join occupancy b on a.host_id = b.host_id and a.booking_id < b.booking_id
    and a.during && b.during and a.share_key <> b.share_key
  union all
  select 'more than its seats: ' || o.share_key from occupancy o
    join booking b on b.id = o.booking_id join appointment_type t on t.id = b.appointment_type_id
  group by o.host_id, o.share_key, o.starts_at, t.seats having count(*) > t.seats
  union all
  select 'two events of ' || type || ': ' || body from webhook_event
  group by workspace_id, type, body having count(*) > 1
  union all
  select 'two ends of session ' || (body::jsonb -> 'data' ->> 'sessionId') from webhook_event
  where type = 'session.completed' group by body::jsonb -> 'data' ->> 'sessionId' having count(*) > 1
  union all
  select 'two mails of ' || booking_id from booking_mail
  group by booking_id, host_id, news, minutes_before having count(*) > 1
  union all
  select 'two effects of ' || enrollment_id || ' ' || step_no from effect
  group by enrollment_id, step_no, kind having count(*) > 1`

/** Open and over at once, or a time taken for nobody. */
const HALF = sql<string>`
  select 'open and submitted: ' || id from form_session
  where (completed_at is null) <> (submit_key is null)
  union all
  select 'over without a booking, or booked and open: ' || s.id from appointment_session s
  where (completed_at is not null) <> exists
    (select from booking b where b.session_id = s.id and b.status <> 'held')
  union all
  select 'over and still holding a time: ' || s.id from appointment_session s
    join booking b on b.session_id = s.id
  where b.status = 'held' and s.completed_at is not null
  union all
  select 'a time is taken for no booking: ' || o.booking_id from occupancy o
    join booking b on b.id = o.booking_id where b.status not in ('held', 'pending', 'confirmed')
  union all
  select 'a booking that takes no time: ' || b.id from booking b
  where b.status in ('pending', 'confirmed')
    and not exists (select from occupancy o where o.booking_id = b.id)`

/** What should have ended by now; asked when all the time has passed that anything may take. */
const CLAIMED = sql<string>`
  select 'webhook ' || id || ' is ' || state from webhook_delivery where state <> 'delivered'
  union all
  select 'mail ' || id || ' is ' || state from booking_mail where state <> 'sent'
  union all
  select 'mail ' || id || ' is ' || state from answers_mail where state <> 'sent'
  union all
  select 'effect ' || id || ' is ' || state from effect where state <> 'sent'
  union all
  select 'run ' || id || ' is not moved' from enrollment
  where status = 'active' and due_at < now() - interval '1 minute'
  union all
  select 'job ' || id || ' of ' || name || ' is ' || state from pgboss.job
  where name not like '\\_\\_%' and state in ('created', 'retry', 'active', 'failed')`

async function found(db: Db, query: RawBuilder<string>): Promise<string[]> {
  const { rows } = await query.execute(db)
  return rows.map((row) => Object.values(row)[0] ?? '')
}
