import type { EndpointLog } from '../../endpoint-log.ts'
import type { Upstream } from '../../upstream.ts'
import { callUpstream } from '../../upstream-call.ts'
import type { Look } from './live-room.ts'

/** Asks the upstream for all visitors at once; nobody hangs up on that. */
export function lookUpstream(
  upstream: Upstream,
  { log, timeoutMs }: { log: EndpointLog; timeoutMs: number },
): Look {
  return async (visitors) => {
    const look = upstream.sessionsToOpen?.bind(upstream)
    if (look === undefined) return []
    const visitor = new AbortController().signal
    const requestId = crypto.randomUUID()
    const found = await callUpstream({ visitor, timeoutMs, requestId, log }, (call) =>
      look(visitors, call),
    )
    return found.map(({ open }) => open)
  }
}
