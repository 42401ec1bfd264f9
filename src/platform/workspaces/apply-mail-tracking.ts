import { isDeepStrictEqual } from 'node:util'
import type { WorkspaceFileMailTracking } from '../../wire/workspace-file.ts'
import { DEFAULT_TRACKING } from '../mails/tracking.ts'
import { findTracking, saveTracking } from '../mails/tracking-store.ts'
import type { Outcome } from './apply-report.ts'
import type { ApplyScope } from './apply-scope.ts'

/** A new workspace has rules already; the first of its own are its first ones all the same. */
export async function applyMailTracking(
  scope: ApplyScope,
  wanted: WorkspaceFileMailTracking | undefined,
): Promise<Outcome[]> {
  if (wanted === undefined) return []
  const { trx, workspaceId } = scope
  const existing = await findTracking(trx, workspaceId)
  if (isDeepStrictEqual(existing, wanted)) return ['unchanged']
  await saveTracking(trx, workspaceId, wanted)
  return [isDeepStrictEqual(existing, DEFAULT_TRACKING) ? 'created' : 'changed']
}
