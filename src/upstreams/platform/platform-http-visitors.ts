import { UpstreamError } from '../../endpoint/upstream.ts'
import type { Upstream } from '../../endpoint/upstream.ts'
import {
  eventsAnswer,
  identifiedAnswer,
  openAnswer,
  PLATFORM_VISITOR_PATHS,
} from '../../wire/platform-visitor-api.ts'
import type { PlatformClient } from './platform-http-client.ts'
import { toOpen } from './to-open.ts'

type Visitors = Required<Pick<Upstream, 'identifyVisitor' | 'takeVisitorEvents' | 'sessionsToOpen'>>

/** Visitors of a platform on another server. */
export function platformHttpVisitors(client: PlatformClient): Visitors {
  const { identify, events: tell, open } = PLATFORM_VISITOR_PATHS
  return {
    identifyVisitor: (visitor, call) =>
      client.post(identify, { visitor }, { status: 200, schema: identifiedAnswer }, call),
    async takeVisitorEvents(visitor, events, call) {
      const expected = { status: 200, schema: eventsAnswer } as const
      const { open: found } = await client.post(tell, { visitor, events }, expected, call)
      return toOpen(found)
    },
    async sessionsToOpen(visitors, call) {
      const expected = { status: 200, schema: openAnswer } as const
      const { visitors: found } = await client.post(open, { visitors }, expected, call)
      if (found.length === visitors.length) return found.map((one) => toOpen(one.open))
      throw new UpstreamError('failed', 'The platform answered for other visitors than were asked.')
    },
  }
}
