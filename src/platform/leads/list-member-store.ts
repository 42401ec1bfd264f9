import type { Executor } from '../../database/executor.ts'

/** Puts a lead, who must be held, into the list of a lead group, or takes it out. */
export async function setSubscribed(
  trx: Executor,
  leadId: string,
  list: { id: string; subscribed: boolean; at: Date },
): Promise<void> {
  const row = { subscribed: list.subscribed, changed_at: list.at }
  await trx
    .insertInto('list_member')
    .values({ lead_id: leadId, lead_group_id: list.id, ...row })
    .onConflict((conflict) => conflict.columns(['lead_id', 'lead_group_id']).doUpdateSet(row))
    .execute()
}
