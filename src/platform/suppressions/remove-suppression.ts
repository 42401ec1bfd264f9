import type { PlatformContext } from '../context.ts'
import { changeLead } from '../enrollments/change-lead.ts'
import { listSuppressions } from './suppression-store.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now'>

/** Leads may share an address; more than this are somebody's mistake. */
const MOST = 100

/**
 * Lets those with an e-mail or a number get mails again, and enter journeys. Who
 * complained or unsubscribed must have consented: without `consent` he stays as he is.
 * @returns Numbers of the leads, of those who were let in and of those who were not.
 */
export async function removeSuppression(
  ctx: Context,
  workspaceId: string,
  who: string,
  { consent }: { consent: boolean },
): Promise<{ removed: string[]; unwilling: string[] }> {
  const removed: string[] = []
  const unwilling: string[] = []
  for (const { leadId, lead, reasons } of await listSuppressions(ctx.db, workspaceId, {
    limit: MOST,
    who,
  })) {
    const isUnwilling = reasons.includes('complained') || reasons.includes('unsubscribed')
    if (isUnwilling && !consent) unwilling.push(lead)
    else {
      await changeLead(ctx, { workspaceId, leadId }, { kind: 'unsuppress', consent })
      removed.push(lead)
    }
  }
  return { removed, unwilling }
}
