import type { Executor } from '../../database/executor.ts'

/** Notes whom a browser turned out to be: what it still sends as nobody's is his. */
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

/** The lead that a browser turned out to be. */
export async function findRecognised(
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
