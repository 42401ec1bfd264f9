import { toFiles } from '../../wire/uploaded-file.ts'
import { tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { closesWhileUsed } from '../sessions/closes-while-used.ts'
import { lockByTokenHash, updateAnswers } from '../sessions/form-session-store.ts'
import { requireOpen } from '../sessions/require-open.ts'
import type { FileKeeping } from './file-store.ts'
import { findFile, forgetFile, letFilesGo } from './uploaded-file-store.ts'

/**
 * Takes a file out of the answers, and away. Null where the session has none such.
 * @throws {PlatformError} `unknown-session`, `closed` or `expired`.
 */
export async function removeFile(
  ctx: PlatformContext,
  token: string,
  id: string,
): Promise<{ rev: number } | null> {
  const removed = await inTransaction(ctx.db, async (trx) => {
    const now = ctx.now()
    const stored = requireOpen(await lockByTokenHash(trx, tokenHash(token)), now)
    const file = await findFile(trx, stored.id, id)
    if (file === null) return null
    if (file.state !== 'kept') return { rev: stored.rev, kept: false }
    const known = toFiles(stored.values[file.fieldId])
    const values = { ...stored.values, [file.fieldId]: known.filter((one) => one.id !== id) }
    const rev = stored.rev + 1
    const closesAt = closesWhileUsed(stored, now)
    await updateAnswers(trx, stored.id, { ...stored, values, rev, closesAt, at: now })
    await letFilesGo(trx, [id], now)
    return { rev, kept: true }
  })
  if (removed === null) return null
  if (removed.kept && ctx.files !== undefined) await removeBytes({ ...ctx, files: ctx.files }, id)
  return { rev: removed.rev }
}

/** Of a file that is leaving and is not being written. What fails here is done by the next sweep. */
export async function removeBytes(
  { db, files }: Pick<PlatformContext, 'db'> & { files: FileKeeping },
  id: string,
): Promise<boolean> {
  try {
    await files.store.delete(id)
    await forgetFile(db, id)
    return true
  } catch {
    return false
  }
}
