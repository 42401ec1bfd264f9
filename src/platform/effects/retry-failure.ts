import type { PlatformContext } from '../context.ts'
import { retryRun } from '../enrollments/retry-run-store.ts'
import { inTransaction } from '../in-transaction.ts'
import { isId } from '../uuid.ts'
import { requeue } from './effect-store.ts'
import { sendJobs } from './job-store.ts'
import { QUEUED_MAILS } from './mail/all-queued-mails.ts'
import { requeueMail } from './mail/queued-mail-store.ts'

/**
 * Sets going again what was given up, with all tries before it: what a step wanted
 * done, a mail about a booking, a copy of answers, or a run that could not go on, which does so from where it stands.
 * @param id As `listFailures` gives it.
 * @returns False when nothing of the workspace that has failed has this id, or when
 * a run cannot go on: its journey is gone, or the lead is inside again.
 */
export async function retryFailure(
  { db, now }: Pick<PlatformContext, 'db' | 'now'>,
  workspaceId: string,
  id: string,
): Promise<boolean> {
  if (!isId(id)) return false
  return inTransaction(db, async (trx) => {
    const effect = await requeue(trx, workspaceId, id)
    if (effect !== null) {
      await sendJobs(trx, [effect])
      return true
    }
    for (const mails of QUEUED_MAILS) {
      if (await requeueMail(trx, mails, workspaceId, id)) return true
    }
    return retryRun(trx, workspaceId, { id, at: now() })
  })
}
