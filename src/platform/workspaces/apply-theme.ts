import { isDeepStrictEqual } from 'node:util'
import type { WorkspaceFileTheme } from '../../wire/workspace-file.ts'
import type { Outcome } from './apply-report.ts'
import type { ApplyScope } from './apply-scope.ts'
import { withoutUndefined } from './file-ids.ts'
import { findTheme, saveTheme } from './theme-store.ts'

export async function applyTheme(
  { trx, workspaceId }: ApplyScope,
  wanted: WorkspaceFileTheme | undefined,
): Promise<Outcome[]> {
  if (wanted === undefined) return []
  const existing = await findTheme(trx, workspaceId)
  const theme = withoutUndefined(wanted)
  if (isDeepStrictEqual(existing, theme)) return ['unchanged']
  await saveTheme(trx, workspaceId, theme)
  return [existing === null ? 'created' : 'changed']
}
