import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { lockName } from '../lock-store.ts'
import { insertLeads } from '../leads/lead-store.ts'

/** Until the transaction ends, nobody else makes or recognises the lead of this browser. */
export async function holdVisitor(
  trx: Executor,
  workspaceId: string,
  visitorId: string,
): Promise<void> {
  await lockName(trx, `visitor:${workspaceId}:${visitorId}`)
}

/** Makes the lead of a browser that nobody knows. */
export async function makeAnonymousLead(
  trx: Executor,
  workspaceId: string,
  visitorId: string,
): Promise<string> {
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

/** The lead that a browser turned out to be. */
export async function findRecognisedLead(
  ex: Executor,
  workspaceId: string,
  visitorId: string,
): Promise<string | null> {
  const row = await ex
    .selectFrom('recognised_visitor')
    .select('lead_id')
    .where('workspace_id', '=', workspaceId)
    .where('visitor_id', '=', visitorId)
    .executeTakeFirst()
  return row?.lead_id ?? null
}

export async function noteRecognised(
  trx: Executor,
  workspaceId: string,
  visitor: { id: string; leadId: string },
): Promise<void> {
  await trx
    .insertInto('recognised_visitor')
    .values({ workspace_id: workspaceId, visitor_id: visitor.id, lead_id: visitor.leadId })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'visitor_id']).doUpdateSet({ lead_id: visitor.leadId }),
    )
    .execute()
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
