import { z } from 'zod'
import type { SessionToOpen } from '../../wire/visitor.ts'
import { findById as findAppointmentSession } from '../appointments/appointment-session-store.ts'
import { appointmentSessionUrl } from '../appointments/start-appointment-session.ts'
import type { PlatformContext } from '../context.ts'
import { loadVersion } from '../journeys/running-version-store.ts'
import { sessionState } from '../sessions/form-session.ts'
import { findById as findFormSession } from '../sessions/form-session-store.ts'
import { formSessionUrl } from '../sessions/start-form-session.ts'
import type { Visitor } from './visitor-lead.ts'
import { listWaiting, listWaitingVisitors } from './waiting-session-store.ts'

/** Where a content node wants its session; over the page by default. */
const display = z
  .object({ display: z.enum(['inline', 'modal', 'drawer', 'popover', 'window']) })
  .transform(({ display }) => display)
  .catch('modal')

/** Sessions that journeys have opened for a lead and wait for, which can be shown on pages of an origin. */
export async function sessionsToOpen(
  ctx: PlatformContext,
  workspaceId: string,
  at: { leadId: string; site: string },
): Promise<SessionToOpen[]> {
  const open: SessionToOpen[] = []
  for (const { enrollmentId, versionId, nodeId, sessionId } of await listWaiting(
    ctx.db,
    workspaceId,
    at,
  )) {
    const found = await findOpen(ctx, workspaceId, sessionId)
    if (found === null) continue
    const { nodes } = await loadVersion(ctx.db, versionId)
    open.push({
      ...found,
      sessionId,
      display: display.parse(nodes.get(nodeId)?.config),
      enrollmentId,
    })
  }
  return open
}

/** The same for each of many visitors, in their order; most of them have none, which is seen at once. */
export async function sessionsOfVisitors(
  ctx: PlatformContext,
  workspaceId: string,
  visitors: readonly Visitor[],
): Promise<SessionToOpen[][]> {
  const open: SessionToOpen[][] = visitors.map(() => [])
  for (const { at, leadId } of await listWaitingVisitors(ctx.db, workspaceId, visitors)) {
    const site = visitors[at]?.site
    if (site !== undefined) open[at] = await sessionsToOpen(ctx, workspaceId, { leadId, site })
  }
  return open
}

/** Null for one that is over. */
async function findOpen(
  ctx: PlatformContext,
  workspaceId: string,
  id: string,
): Promise<Pick<SessionToOpen, 'kind' | 'publicUrl'> | null> {
  const now = ctx.now()
  const form = await findFormSession(ctx.db, workspaceId, id)
  if (form !== null) {
    const isOpen = sessionState(form, now) === 'open'
    return isOpen ? { kind: 'journey', publicUrl: formSessionUrl(ctx, form) } : null
  }
  const booking = await findAppointmentSession(ctx.db, workspaceId, id)
  if (booking === null || sessionState(booking, now) !== 'open') return null
  return { kind: 'appointment', publicUrl: appointmentSessionUrl(ctx, booking) }
}
