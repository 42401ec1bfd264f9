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

/** Whether a lead was in this list and is no more. */
export async function hasLeft(ex: Executor, leadId: string, listId: string): Promise<boolean> {
  const row = await ex
    .selectFrom('list_member')
    .select('subscribed')
    .where('lead_id', '=', leadId)
    .where('lead_group_id', '=', listId)
    .executeTakeFirst()
  return row?.subscribed === false
}
