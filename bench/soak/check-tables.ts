import { sql, type Kysely } from 'kysely'
import type { Database } from '../../src/database/schema.ts'
import type { Ledger } from './ledger.ts'

/** What the tables have of what visitors were told. */
export interface Checked {
  /** Acknowledged, and not there. */
  lost: string[]
  /** There more often than once, or without having been acknowledged. */
  twice: string[]
  /** Open and complete, overlapping …: what no table may have. */
  impossible: string[]
}

interface FormRow {
  first: string | null
  completed: boolean
  /** How often the lead was written for it. */
  changes: number
}

interface BookingRow {
  session: string
  start: Date
}

export async function checkTables(db: Kysely<Database>, ledger: Ledger): Promise<Checked> {
  const checked: Checked = { lost: [], twice: [], impossible: [] }
  await checkForms(db, ledger, checked)
  await checkBookings(db, ledger, checked)
  for (const [what, query] of IMPOSSIBLE) {
    const { rows } = await query.execute(db)
    if (rows.length > 0) checked.impossible.push(`${what}: ${rows.length}`)
  }
  return checked
}

/** A first name is the visitor's own, with the number of the answer after it. */
async function checkForms(
  db: Kysely<Database>,
  { forms }: Ledger,
  { lost, twice }: Checked,
): Promise<void> {
  const { rows } = await sql<FormRow>`
    select answer as first, completed_at is not null as completed,
      (select count(*)::int from lead_value_change c
        where c.lead_id = s.lead_id and c.data_field = 'firstname' and c.became #>> '{}' = answer
      ) as changes
    from form_session s, lateral (
      select value as answer from jsonb_each_text(s.values) where value ~ '^[0-9a-f-]{36} [0-9]+$'
      limit 1
    ) one`.execute(db)
  const found = new Map<string, FormRow[]>()
  for (const row of rows) {
    const [name = ''] = (row.first ?? '').split(' ')
    found.set(name, [...(found.get(name) ?? []), row])
  }
  for (const [name, { saves, submitted }] of forms) {
    const [row, ...more] = found.get(name) ?? []
    if (row === undefined) {
      lost.push(`form ${name}: none of ${saves} answers`)
      continue
    }
    if (more.length > 0) twice.push(`form ${name}: ${more.length + 1} sessions`)
    const number = Number(row.first?.split(' ')[1])
    if (number !== saves) lost.push(`form ${name}: answer ${saves}, there is ${number}`)
    if (submitted && !row.completed) lost.push(`form ${name}: it was sent`)
    if (submitted && row.changes !== 1) twice.push(`form ${name}: sent ${row.changes} times`)
  }
}

async function checkBookings(
  db: Kysely<Database>,
  { bookings }: Ledger,
  { lost, twice }: Checked,
): Promise<void> {
  const { rows } = await sql<BookingRow>`
    select session_id::text as session, starts_at as start from booking
      where status = 'confirmed'`.execute(db)
  const found = new Map<string, string[]>()
  for (const { session, start } of rows) {
    found.set(session, [...(found.get(session) ?? []), start.toISOString()])
  }
  for (const [session, start] of bookings) {
    const starts = found.get(session) ?? []
    if (start === null && starts.length > 0) lost.push(`booking ${session}: it was cancelled`)
    if (start === null) continue
    if (!starts.includes(new Date(start).toISOString())) lost.push(`booking ${session}: ${start}`)
    if (starts.length > 1) twice.push(`booking ${session}: ${starts.join(', ')}`)
  }
}

const IMPOSSIBLE = [
  [
    'bookings of one host at the same time',
    sql`select 1 from occupancy a join occupancy b
      on a.host_id = b.host_id and a.booking_id < b.booking_id and a.share_key <> b.share_key
      and a.during && b.during`,
  ],
  [
    'submitted forms that are not complete, and complete ones that were not submitted',
    sql`select 1 from form_session where (submit_key is null) <> (completed_at is null)`,
  ],
  [
    'sessions with two appointments',
    sql`select 1 from booking where status = 'confirmed' group by session_id having count(*) > 1`,
  ],
] as const
