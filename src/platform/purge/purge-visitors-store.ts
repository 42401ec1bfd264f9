import { sql } from 'kysely'
import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { inTransaction } from '../in-transaction.ts'

const VISITORS_AT_ONCE = 500
/** https://www.rfc-editor.org/rfc/rfc9562#section-5.9 */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/**
 * Anonymous visitors who have sent nothing since then, with what they had sent. One who was in a
 * journey, has begun a form or is in a list stays: what owners count must not change.
 */
export async function purgeVisitors(db: Kysely<Database>, before: Date): Promise<void> {
  let after: string | null = BEFORE_ALL
  // oxlint-disable-next-line no-await-in-loop -- so that no transaction is a long one
  while (after !== null) after = await purgeSome(db, before, after)
}

const TRACES = [
  'enrollment',
  'form_session',
  'appointment_session',
  'lead_tag',
  'list_member',
] as const

/** @returns where to go on */
async function purgeSome(
  db: Kysely<Database>,
  before: Date,
  after: string,
): Promise<string | null> {
  const seen = await db
    .selectFrom('lead')
    .select('id')
    .where('anonymous_id', 'is not', null)
    .where('external_id', 'is', null)
    .where('created_at', '<', before)
    .where('id', '>', after)
    .orderBy('id')
    .limit(VISITORS_AT_ONCE)
    .execute()
  const ids = seen.map(({ id }) => id)
  if (ids.length > 0) await inTransaction(db, (trx) => deleteIdle(trx, ids, before))
  return ids.length < VISITORS_AT_ONCE ? null : (ids.at(-1) ?? null)
}

async function deleteIdle(ex: Kysely<Database>, ids: string[], before: Date): Promise<void> {
  const rows = await ex
    .selectFrom('lead')
    .select('id')
    .where('id', 'in', ids)
    .where(sql<boolean>`"values" = '{}'`)
    .where('suppressed', '=', false)
    .where('revenue', '=', '0')
    .where((query) => query.and(TRACES.map((table) => hasNone(query, table))))
    .where((query) =>
      query.not(
        query.exists(
          query
            .selectFrom('event')
            .select('id')
            .whereRef('lead_id', '=', 'lead.id')
            .where('occurred_at', '>=', before),
        ),
      ),
    )
    // Whoever takes an event holds the lead.
    .forUpdate()
    .skipLocked()
    .execute()
  const idle = rows.map(({ id }) => id)
  if (idle.length === 0) return
  await ex.deleteFrom('event').where('lead_id', 'in', idle).execute()
  await ex.deleteFrom('lead').where('id', 'in', idle).execute()
}

function hasNone(query: ExpressionBuilder<Database, 'lead'>, table: (typeof TRACES)[number]) {
  const own = query.selectFrom(table).select('lead_id').whereRef('lead_id', '=', 'lead.id')
  return query.not(query.exists(own))
}
