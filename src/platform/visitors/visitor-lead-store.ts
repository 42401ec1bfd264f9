import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { lockName } from '../lock-store.ts'
import { insertLeads } from '../leads/lead-store.ts'

/** The lead of a browser that nobody knows; it is made the first time. */
export async function anonymousLead(
  trx: Executor,
  workspaceId: string,
  visitorId: string,
): Promise<string> {
  await lockName(trx, `visitor:${workspaceId}:${visitorId}`)
  const found = await findAnonymousLead(trx, workspaceId, visitorId)
  if (found !== null) return found
  const [lead] = await insertLeads(trx, workspaceId, [{ leadGroupId: null, values: {} }])
  if (lead === undefined) throw new Error('The lead that was just made is not there.')
  await trx.updateTable('lead').set({ anonymous_id: visitorId }).where('id', '=', lead.id).execute()
  return lead.id
}

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
    .executeTakeFirst()
  return row?.id ?? null
}

/**
 * Gives everything of an anonymous lead to a known one, and takes the first
 * away. Of a journey in which both have been, the known lead's runs stay and
 * the others go: nobody is inside twice. Both leads must be held.
 */
export async function mergeLeads(
  trx: Executor,
  { from, into }: { from: string; into: string },
): Promise<void> {
  await sql`delete from enrollment e where e.lead_id = ${from} and exists (
    select 1 from enrollment other
    where other.lead_id = ${into} and other.journey_id = e.journey_id)`.execute(trx)
  await sql`delete from enrollment_refusal r where r.lead_id = ${from}`.execute(trx)
  for (const table of ['enrollment', 'event', 'form_session', 'appointment_session'] as const) {
    await trx.updateTable(table).set({ lead_id: into }).where('lead_id', '=', from).execute()
  }
  await trx.deleteFrom('lead').where('id', '=', from).execute()
}
