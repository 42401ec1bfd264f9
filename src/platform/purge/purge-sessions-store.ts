import { sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { letOthersGo } from '../files/uploaded-file-store.ts'
import { inTransaction } from '../in-transaction.ts'

const AT_ONCE = 500

interface Purging {
  /** Whatever was touched since then stays. */
  before: Date
  now: Date
}

/**
 * Sessions that have been over, or left alone, since before then: of forms with their answers, of
 * appointments with their bookings, none of which may end later. What they wrote to the lead stays.
 * Those with files go once these are removed. As many processes as there are may do it at once.
 * @returns How many are gone.
 */
export async function purgeSessions(db: Kysely<Database>, purging: Purging): Promise<number> {
  const bookings = await walk(db, 'appointment_session', purging, deleteAppointments)
  return bookings + (await walk(db, 'form_session', purging, deleteForms))
}

/**
 * From the oldest on, by their ids, which tell when they were made: none of the newer is looked at.
 * https://www.rfc-editor.org/rfc/rfc9562#section-5.7
 */
async function walk(
  db: Kysely<Database>,
  table: 'form_session' | 'appointment_session',
  purging: Purging,
  remove: (trx: Transaction<Database>, ids: string[], purging: Purging) => Promise<number>,
): Promise<number> {
  const end = firstIdAt(purging.before)
  let gone = 0
  for (let after: string | undefined = firstIdAt(new Date(0)); after !== undefined;) {
    // oxlint-disable-next-line no-await-in-loop -- so that no transaction is a long one
    const ids: string[] = await idsBetween(db, table, after, end)
    // oxlint-disable-next-line no-await-in-loop
    if (ids.length > 0) gone += await inTransaction(db, (trx) => remove(trx, ids, purging))
    after = ids.length < AT_ONCE ? undefined : ids.at(-1)
  }
  return gone
}

async function idsBetween(
  db: Kysely<Database>,
  table: 'form_session' | 'appointment_session',
  after: string,
  end: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where('id', '>', after)
    .where('id', '<', end)
    .orderBy('id')
    .limit(AT_ONCE)
    .execute()
  return rows.map(({ id }) => id)
}

/** What a form asks for is an answer of it, and stays as long. */
async function deleteAppointments(
  trx: Transaction<Database>,
  ids: string[],
  { before }: Purging,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from appointment_session as s
    where id = any(${sql.val(ids)}::uuid[]) and closes_at < ${before}
      and not exists (select from booking where session_id = s.id
        and (ends_at >= ${before} or ended_at >= ${before}))
      and not exists (select from form_session where id = s.form_session_id
        and modified_at >= ${before})
    for update skip locked`.execute(trx)
  const old = rows.map(({ id }) => id)
  if (old.length === 0) return 0
  await trx.deleteFrom('booking').where('session_id', 'in', old).execute()
  await trx.deleteFrom('appointment_session').where('id', 'in', old).execute()
  return old.length
}

async function deleteForms(
  trx: Transaction<Database>,
  ids: string[],
  { before, now }: Purging,
): Promise<number> {
  const { rows } = await sql<{ id: string; hasFiles: boolean }>`
    select id, exists (select from uploaded_file where session_id = s.id) as "hasFiles"
    from form_session as s
    where id = any(${sql.val(ids)}::uuid[]) and modified_at < ${before}
      and (completed_at is not null or closes_at is null or closes_at < ${now})
      and not exists (select from appointment_session where form_session_id = s.id)
    for update skip locked`.execute(trx)
  // oxlint-disable-next-line no-await-in-loop -- one connection
  for (const { id } of rows.filter((row) => row.hasFiles)) await letOthersGo(trx, id, [], now)
  const old = rows.filter((row) => !row.hasFiles).map(({ id }) => id)
  if (old.length > 0) await trx.deleteFrom('form_session').where('id', 'in', old).execute()
  return old.length
}

/** The least id that could be made then. */
function firstIdAt(at: Date): string {
  const ms = at.getTime().toString(16).padStart(12, '0')
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`
}
