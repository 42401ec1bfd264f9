import { sql } from 'kysely'
import type { ExpressionBuilder, Kysely, Transaction } from 'kysely'
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

async function deleteAppointments(
  trx: Transaction<Database>,
  ids: string[],
  { before }: Purging,
): Promise<number> {
  const rows = await trx
    .selectFrom('appointment_session as s')
    .select('id')
    .where('id', 'in', ids)
    .where('closes_at', '<', before)
    .where(({ not, exists, selectFrom, or }) =>
      not(
        exists(
          selectFrom('booking')
            .select('id')
            .whereRef('session_id', '=', 's.id')
            .where((where) =>
              or([where('ends_at', '>=', before), where('ended_at', '>=', before)]),
            ),
        ),
      ),
    )
    // What a form asks for is an answer of it.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('form_session')
            .select('id')
            .whereRef('id', '=', 's.form_session_id')
            .where('modified_at', '>=', before),
        ),
      ),
    )
    .forUpdate()
    .skipLocked()
    .execute()
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
  const rows = await trx
    .selectFrom('form_session as s')
    .select((select) => ['id', hasFiles(select).as('hasFiles')])
    .where('id', 'in', ids)
    .where('modified_at', '<', before)
    .where((where) =>
      where.or([
        where('completed_at', 'is not', null),
        where('closes_at', 'is', null),
        where('closes_at', '<', now),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('appointment_session').select('id').whereRef('form_session_id', '=', 's.id'),
        ),
      ),
    )
    .forUpdate('s')
    .skipLocked()
    .execute()
  for (const { id } of rows.filter((row) => row.hasFiles)) await letOthersGo(trx, id, [], now)
  const old = rows.filter((row) => !row.hasFiles).map(({ id }) => id)
  if (old.length > 0) await trx.deleteFrom('form_session').where('id', 'in', old).execute()
  return old.length
}

function hasFiles({
  exists,
  selectFrom,
}: ExpressionBuilder<Database & { s: Database['form_session'] }, 's'>) {
  return exists(
    selectFrom('uploaded_file')
      .select(sql`1`.as('one'))
      .whereRef('session_id', '=', 's.id'),
  )
}

/** The least id that could be made then. */
function firstIdAt(at: Date): string {
  const ms = at.getTime().toString(16).padStart(12, '0')
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`
}
