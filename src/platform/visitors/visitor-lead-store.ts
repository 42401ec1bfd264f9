import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { writeValues } from '../leads/value-change-store.ts'

/** Whether a lead is the one of this browser; it may also be a lead that the browser turned out to be. */
export async function isOwnLead(ex: Executor, leadId: string, visitorId: string): Promise<boolean> {
  const row = await ex
    .selectFrom('lead')
    .select('anonymous_id')
    .where('id', '=', leadId)
    .executeTakeFirst()
  return row?.anonymous_id === visitorId
}

/** The lead of a browser, as long as the owner has no id of his own for it. */
export async function findAnonymousLead(
  ex: Executor,
  workspaceId: string,
  visitorId: string,
): Promise<string | null> {
  const row = await ex
    .selectFrom('lead')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('anonymous_id', '=', visitorId)
    .where('external_id', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

const OF_A_LEAD = [
  'enrollment',
  'event',
  'form_session',
  'appointment_session',
  'recognised_visitor',
  'lead_value_change',
] as const

/**
 * Gives everything of an anonymous lead to a known one, and takes the first
 * away. Of a value that both have, the known lead's stays. Of a journey in which
 * both have been, the known lead's runs stay and the others go: nobody is inside
 * twice. Both leads must be held.
 */
export async function mergeLeads(
  trx: Executor,
  { from, into }: { from: string; into: string },
): Promise<void> {
  await sql`delete from enrollment e where e.lead_id = ${from} and exists (
    select 1 from enrollment other
    where other.lead_id = ${into} and other.journey_id = e.journey_id)`.execute(trx)
  await sql`delete from enrollment_refusal r where r.lead_id = ${from}`.execute(trx)
  for (const table of OF_A_LEAD) {
    await trx.updateTable(table).set({ lead_id: into }).where('lead_id', '=', from).execute()
  }
  // The rows that both have go with the lead.
  await sql`insert into lead_tag select ${into}::uuid, tag_id, added_at from lead_tag
    where lead_id = ${from} on conflict do nothing`.execute(trx)
  await sql`insert into list_member
    select ${into}::uuid, lead_group_id, subscribed, changed_at from list_member
    where lead_id = ${from} on conflict do nothing`.execute(trx)
  await sql`update lead known set revenue = known.revenue + other.revenue, modified_at = now()
    from lead other where known.id = ${into} and other.id = ${from} and other.revenue <> 0`.execute(
    trx,
  )
  const values = sql`(select other.values from lead other where other.id = ${from}) || lead.values`
  await writeValues(trx, into, { values, by: { source: 'visitor' } })
  await trx.deleteFrom('lead').where('id', '=', from).execute()
}
