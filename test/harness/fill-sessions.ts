import { sql } from 'kysely'
import type { Kysely, RawBuilder } from 'kysely'
import type { Database } from '../../src/database/schema.ts'

/** A lead has begun so many forms; the last of them is open. */
const OF_A_LEAD = 4
/** What was written of a lead by each that was submitted. */
const CHANGES = 2
const DAYS = 730
const AT_ONCE = 250_000

export interface FilledSessions {
  workspaceId: string
  formId: string
  /** Ids of the form's fields. */
  fields: readonly string[]
  sessions: number
  onProgress?: (sessions: number) => void
}

/**
 * Puts so many sessions of a form, their leads and the log of what they wrote into a database by
 * SQL, as if they had come evenly over two years. Nobody has their links.
 */
export async function fillSessions(db: Kysely<Database>, filled: FilledSessions): Promise<void> {
  const { sessions, onProgress } = filled
  for (let from = 0; from < sessions; from += AT_ONCE) {
    const until = Math.min(sessions, from + AT_ONCE)
    // oxlint-disable-next-line no-await-in-loop -- a transaction of all would hold everything twice
    await db.transaction().execute((trx) => fillSome(trx, filled, from, until))
    onProgress?.(until)
  }
}

async function fillSome(
  trx: Kysely<Database>,
  { workspaceId, formId, fields, sessions }: FilledSessions,
  from: number,
  until: number,
): Promise<void> {
  const timeOf = (n: string) =>
    sql`now() - interval '1 day' * ${sql.lit(DAYS)} * (1 - ${sql.raw(n)}::float8 / ${sql.lit(sessions)})`
  const some = sql`(
    select n, lead, ${timeOf('n')} as at, ${timeOf(`lead * ${OF_A_LEAD}`)} as lead_at
    from (select n, n / ${sql.lit(OF_A_LEAD)} as lead
      from generate_series(${sql.lit(from)}, ${sql.lit(until - 1)}) as n) as numbers) as one`
  // To look up again what all this refers to takes most of the time.
  await sql`set local session_replication_role = replica`.execute(trx)
  await sql`
    insert into lead (id, workspace_id, lead_group_id, number, values, created_at, modified_at)
    select ${leadId}, ${workspaceId}, lead_group_id, lead + 1000000,
      jsonb_build_object('email', 'lead' || lead || '@example.test', 'name', 'Lead ' || lead), at, at
    from ${some}, form where form.id = ${formId} and n % ${sql.lit(OF_A_LEAD)} = 0`.execute(trx)
  const answers = fields.map(
    (field, at) => sql`${sql.lit(field)}, ${sql.lit(`${at}: answer `)} || n`,
  )
  const isOpen = sql`n % ${sql.lit(OF_A_LEAD)} = ${sql.lit(OF_A_LEAD - 1)}`
  await sql`
    insert into form_session (id, workspace_id, token_hash, counter, form_id, form_version_id,
      lead_id, public, page, reached, values, rev, submit_key, created_at, modified_at, completed_at)
    select ${sessionId}, ${workspaceId}, md5(random()::text) || md5(random()::text), 1, form_id,
      version.id, ${leadId}, true, 1, 1, jsonb_build_object(${sql.join(answers)}), 3,
      case when ${isOpen} then null else 'key' || n end, at, at, case when ${isOpen} then null else at end
    from ${some}, form_version as version where form_id = ${formId} and seq = 1`.execute(trx)
  await sql`
    insert into lead_value_change (workspace_id, lead_id, data_field, was, became, source, changed_at)
    select ${workspaceId}, ${leadId}, 'field' || change, '"before"', to_jsonb('answer ' || n), 'form', at
    from ${some}, generate_series(1, ${sql.lit(CHANGES)}) as change where not ${isOpen}`.execute(
    trx,
  )
}

const sessionId = idOf('at', 'n', '8')
const leadId = idOf('lead_at', 'lead', 'a')

/** Made at that time, as all are, and not at random: sessions have to name their leads. */
function idOf(time: string, number: string, kind: '8' | 'a'): RawBuilder<unknown> {
  return sql.raw(`(lpad(to_hex((extract(epoch from ${time}) * 1000)::bigint), 12, '0') ||
    '7000${kind}000' || lpad(to_hex(${number}), 12, '0'))::uuid`)
}
