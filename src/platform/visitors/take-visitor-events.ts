import { PAGE_EVENTS } from '../../wire/visitor.ts'
import type { SessionToOpen, VisitorEvent } from '../../wire/visitor.ts'
import type { PlatformContext } from '../context.ts'
import { track } from '../enrollments/track.ts'
import { inTransaction } from '../in-transaction.ts'
import { sessionsToOpen } from './sessions-to-open.ts'
import { siteTriggers } from './site-triggers.ts'
import { visitorLead } from './visitor-lead.ts'
import type { Visitor } from './visitor-lead.ts'

/**
 * Hears what a visitor did, each event once, and tells which sessions his
 * journeys wait for with him. A trigger that his site was not told of is not heard.
 * @throws {PlatformError} `unknown-lead`; `invalid`: an event's name is not for visitors. Those before it are kept.
 */
export async function takeVisitorEvents(
  ctx: PlatformContext,
  workspaceId: string,
  visitor: Visitor,
  events: readonly VisitorEvent[],
): Promise<SessionToOpen[]> {
  const who = () => inTransaction(ctx.db, (trx) => visitorLead(trx, workspaceId, visitor))
  let lead = await who()
  const fires = events.some(({ event }) => event === PAGE_EVENTS.trigger)
  const known = fires ? await siteTriggers(ctx.db, workspaceId, visitor.site) : []
  const ids = new Set<unknown>(known.map(({ id }) => id))
  for (const { event: name, properties: props, messageId, timestamp } of events) {
    if (name === PAGE_EVENTS.trigger && !ids.has(props['trigger'])) continue
    const told = { name, props, occurredAt: new Date(timestamp), messageId }
    const isTold = await track(ctx, { workspaceId, leadId: lead.id }, told)
    if (isTold !== null) continue
    // It has become known in between whose lead this is, and his it is now.
    lead = await who()
    await track(ctx, { workspaceId, leadId: lead.id }, told)
  }
  // His links are for who comes with the owner's word for it.
  if (lead.isRecognised) return []
  return sessionsToOpen(ctx, workspaceId, { leadId: lead.id, site: visitor.site })
}
