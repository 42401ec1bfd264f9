import { z } from 'zod'
import { VISITOR_LIMITS } from './visitor.ts'
import type { VisitorTrigger } from './visitor.ts'
import { visitorEventsTaken, visitorTrigger } from './visitor-answers.ts'
import { visitorEventsBody } from './visitor-requests.ts'

/** JSON of an endpoint's visitors, between it and a platform on another server. */

/** Where the routes lie; each takes a POST. */
export const PLATFORM_VISITOR_PATHS = {
  identify: '/api/sessionframe/v1/visitors/identify',
  events: '/api/sessionframe/v1/visitors/events',
  open: '/api/sessionframe/v1/visitors/open',
} as const

/** Visitors that one request may ask about. */
const MOST_VISITORS = 1000

const visitor = z.object({
  id: z.uuid(),
  /** Origin of the page. */
  site: z.string().min(1).max(300),
  /** A lead's number, where the owner's server has said who it is. */
  lead: z.string().min(1).max(64).optional(),
})

/** Body for `identify`. */
export const identifyRequest = z.object({ visitor })

/** Body for `events`. */
export const eventsRequest = z.object({ visitor, events: visitorEventsBody.shape.events })

/** Body for `open`. */
export const openRequest = z.object({ visitors: z.array(visitor).max(MOST_VISITORS) })

/** Answer 200 of `identify`. Triggers that a newer platform knows, and pages of this version do not, are left out. */
export const identifiedAnswer = z.object({
  triggers: z
    .array(z.unknown())
    .max(VISITOR_LIMITS.triggers)
    .transform((all): VisitorTrigger[] =>
      all.flatMap((one) => visitorTrigger.safeParse(one).data ?? []),
    ),
})

/** Answer 200 of `events`. */
export const eventsAnswer = visitorEventsTaken

/** Answer 200 of `open`: one for each visitor, in their order. */
export const openAnswer = z.object({ visitors: z.array(visitorEventsTaken).max(MOST_VISITORS) })
