import type { Executor } from '../../database/executor.ts'

/** Of a lead that is not deleted; null for none. */
export async function findWorkspaceOfLead(ex: Executor, leadId: string): Promise<string | null> {
  const row = await ex
    .selectFrom('lead')
    .select('workspace_id')
    .where('id', '=', leadId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row?.workspace_id ?? null
}

/** What the workspace of a lead calls itself; null where there is no such lead. */
export async function findSenderName(ex: Executor, leadId: string): Promise<string | null> {
  const row = await ex
    .selectFrom('lead')
    .innerJoin('workspace', 'workspace.id', 'lead.workspace_id')
    .select('workspace.name')
    .where('lead.id', '=', leadId)
    .executeTakeFirst()
  return row?.name ?? null
}
