import { setTimeout } from 'node:timers/promises'
import { createEndpoint, type Upstream, type UpstreamSession } from '../../src/endpoint.ts'
import { toNodeListener, type NodeListener } from '../../src/node.ts'

/** Milliseconds that the upstream takes to make a session. */
export const UPSTREAM_DELAY = 100

/** Our endpoint as it is, with a login of its own, before an upstream that takes its time. */
export function slowEndpoint(owner: string, session: URL): NodeListener {
  const make = async (): Promise<UpstreamSession> => {
    await setTimeout(UPSTREAM_DELAY)
    return {
      upstreamId: crypto.randomUUID(),
      publicUrl: session.href,
      expiresAt: null,
      resumed: false,
    }
  }
  const upstream: Upstream = {
    name: 'bench',
    protocol: 'required',
    reuses: false,
    sessionOrigins: [session.origin],
    heightHint: () => undefined,
    createJourneySession: make,
    createAppointmentSession: make,
  }
  const endpoint = createEndpoint({
    upstream,
    authorize: () => ({ lead: '1' }),
    allowedOrigins: [owner],
    secret: 'a secret of no worth, for measurements only',
    reuse: false,
  })
  return toNodeListener(endpoint, { publicUrl: owner })
}
