import type { Outcome } from './apply-report.ts'
import type { ApplyScope } from './apply-scope.ts'
import { DEFAULT_LANGUAGE, findLanguage, saveLanguage } from './workspace-store.ts'

/** A new workspace has a language already; the first of its own is its first one all the same. */
export async function applyLanguage(
  { trx, workspaceId }: ApplyScope,
  wanted: string | undefined,
): Promise<Outcome[]> {
  if (wanted === undefined) return []
  const existing = await findLanguage(trx, workspaceId)
  if (existing === wanted) return ['unchanged']
  await saveLanguage(trx, workspaceId, wanted)
  return [existing === DEFAULT_LANGUAGE ? 'created' : 'changed']
}
