import type { Upstream, UpstreamCall, WantedSession } from '../../endpoint/upstream.ts'
import type { SessionKind } from '../../wire/endpoint.ts'
import { PLATFORM_PATHS, platformSession, startedSession } from '../../wire/platform-api.ts'
import { PAGE_HEIGHTS } from './page-heights.ts'
import { platformClient } from './platform-http-client.ts'
import type { PlatformHttpOptions } from './platform-http-options.ts'
import { platformHttpVisitors } from './platform-http-visitors.ts'

/**
 * Sessions of a platform on another server, by an access key of the workspace.
 * It does all that the platform in the same process does.
 *
 * @throws {TypeError} when `url` or `accessKey` cannot be right; the key is never repeated.
 */
export function platformHttpUpstream(options: PlatformHttpOptions): Upstream {
  const client = platformClient(options)
  const create =
    (kind: SessionKind) =>
    async ({ lead, id, values, reuse }: WantedSession, call: UpstreamCall) => {
      const wanted = { id, lead, reuse, ...(values && { values }) }
      const expected = { status: 201, schema: startedSession } as const
      const started = await client.post(PLATFORM_PATHS[kind], wanted, expected, call)
      const { sessionId: upstreamId, publicUrl, expiresAt, resumed } = started
      return { upstreamId, publicUrl, expiresAt, resumed }
    }

  return {
    name: 'platform',
    protocol: 'required',
    reuses: true,
    leadsCanWait: true,
    sessionOrigins: options.sessionOrigins ?? [client.origin],
    heightHint: (kind) => PAGE_HEIGHTS[kind],
    createJourneySession: create('journey'),
    createAppointmentSession: create('appointment'),
    ...platformHttpVisitors(client),
    async sessionState(kind, upstreamId, call) {
      const path = `${PLATFORM_PATHS[kind]}/${encodeURIComponent(upstreamId)}`
      const session = await client.get(path, platformSession, call)
      if (session === null) return null
      const { state, outcome, completedAt } = session
      return { state, outcome, completedAt }
    },
  }
}
