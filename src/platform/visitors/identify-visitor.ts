import type { VisitorTrigger } from '../../wire/visitor.ts'
import type { PlatformContext } from '../context.ts'
import { track } from '../enrollments/track.ts'
import { EVENTS } from '../events/event.ts'
import { inTransaction } from '../in-transaction.ts'
import { siteTriggers } from './site-triggers.ts'
import { recogniseLead } from './visitor-lead.ts'
import type { Visitor } from './visitor-lead.ts'

/**
 * What the pages of a visitor's site watch for. Of one who is known it is noted
 * that he was recognised at this browser, once.
 * @throws {PlatformError} `unknown-lead`.
 */
export async function identifyVisitor(
  ctx: PlatformContext,
  workspaceId: string,
  { id, lead, site }: Visitor,
): Promise<{ triggers: VisitorTrigger[] }> {
  if (lead !== undefined) {
    const leadId = await inTransaction(ctx.db, (trx) =>
      recogniseLead(trx, workspaceId, { id, lead }),
    )
    const told = { name: EVENTS.identify, props: {}, occurredAt: ctx.now() }
    await track(ctx, { workspaceId, leadId }, { ...told, messageId: `visitor:${id}` })
  }
  return { triggers: await siteTriggers(ctx.db, workspaceId, site) }
}
