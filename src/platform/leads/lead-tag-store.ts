import type { Executor } from '../../database/executor.ts'

/** @returns False when the lead has the tag already. The lead must be held. */
export async function addTag(
  trx: Executor,
  leadId: string,
  tag: { id: string; at: Date },
): Promise<boolean> {
  const row = await trx
    .insertInto('lead_tag')
    .values({ lead_id: leadId, tag_id: tag.id, added_at: tag.at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('tag_id')
    .executeTakeFirst()
  return row !== undefined
}

/** @returns False when the lead has no such tag. The lead must be held. */
export async function removeTag(trx: Executor, leadId: string, tagId: string): Promise<boolean> {
  const row = await trx
    .deleteFrom('lead_tag')
    .where('lead_id', '=', leadId)
    .where('tag_id', '=', tagId)
    .returning('tag_id')
    .executeTakeFirst()
  return row !== undefined
}
