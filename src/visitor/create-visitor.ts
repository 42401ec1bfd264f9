import { openSession } from './open-session.ts'
import type { Visitor, VisitorOptions } from './visitor.ts'
import { visitorClient } from './visitor-client.ts'

/**
 * Begins to watch for the triggers of the site's journeys, and to tell its
 * endpoint of events. The elements are loaded when a session is to be shown.
 *
 * @example
 * const visitor = createVisitor({ endpoint: '/sessionframe/v1' })
 * visitor.track('plan chosen', { plan: 'pro' })
 */
export function createVisitor(options: VisitorOptions): Visitor {
  return visitorClient(options, async (session) => {
    await Promise.all([
      import('../elements/journey-session/journey-session-define.ts'),
      import('../elements/appointment-booking/appointment-booking-define.ts'),
    ])
    return openSession(session)
  })
}
