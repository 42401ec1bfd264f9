import type { OpenDatabase } from '../../database/open-database.ts'
import { listLeadGroups } from '../../platform/leads/lead-group-store.ts'
import type { Workspace } from '../../platform/workspaces/workspace-store.ts'
import type { ServeContext } from './serve-options.ts'

/** A warning only: the workspace may be set up after the start. */
export async function checkNewLeadsGroup(
  { settings, log }: ServeContext,
  db: OpenDatabase['db'],
  workspace: Workspace,
): Promise<void> {
  const wanted = settings.SESSIONFRAME_NEW_LEADS_GROUP
  if (wanted === undefined) return
  const leadGroups = (await listLeadGroups(db, workspace.id)).map(({ name }) => name)
  if (leadGroups.includes(wanted)) return
  log.warn(
    { leadGroup: wanted, leadGroups },
    'the workspace has no lead group of this name: nobody can begin without a token until SESSIONFRAME_NEW_LEADS_GROUP is mended, or the group is added with "sessionframe apply"',
  )
}
