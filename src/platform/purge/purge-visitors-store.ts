import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { inTransaction } from '../in-transaction.ts'

const VISITORS_AT_ONCE = 500

/**
 * Anonymous visitors who have sent nothing since then, with what they had sent. One who was in a
 * journey, has begun a form or is in a list stays: what owners count must not change.
 */
export async function purgeVisitors(db: Kysely<Database>, before: Date): Promise<void> {
  let after: string | undefined
  do {
    // oxlint-disable-next-line no-await-in-loop -- so that no transaction is a long one
    after = await purgeSome(db, before, after)
  } while (after !== undefined)
}

/** @returns where to go on */
async function purgeSome(
  db: Kysely<Database>,
  before: Date,
  after: string | undefined,
): Promise<string | undefined> {
  const seen = await db
    .selectFrom('lead')
    .select('id')
    .where('anonymous_id', 'is not', null)
    .where('external_id', 'is', null)
    .where('created_at', '<', before)
    .$if(after !== undefined, (query) => query.where('id', '>', after!))
    .orderBy('id')
    .limit(VISITORS_AT_ONCE)
    .execute()
  const ids = seen.map(({ id }) => id)
  if (ids.length > 0) await inTransaction(db, (trx) => deleteIdle(trx, ids, before))
  return ids.length < VISITORS_AT_ONCE ? undefined : ids.at(-1)
}

async function deleteIdle(ex: Kysely<Database>, ids: string[], before: Date): Promise<void> {
  const rows = await ex
    .selectFrom('lead')
    .select('id')
    .where('id', 'in', ids)
    .where(sql<boolean>`"values" = '{}'`)
    .where('suppressed', '=', false)
    .where('revenue', '=', '0')
    .where(({ and, not, exists, selectFrom }) =>
      and([
        ...(
          ['enrollment', 'form_session', 'appointment_session', 'lead_tag', 'list_member'] as const
        ).map((table) =>
          not(exists(selectFrom(table).select('lead_id').whereRef('lead_id', '=', 'lead.id'))),
        ),
        not(
          exists(
            selectFrom('event')
              .select('id')
              .whereRef('lead_id', '=', 'lead.id')
              .where('occurred_at', '>=', before),
          ),
        ),
      ]),
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
