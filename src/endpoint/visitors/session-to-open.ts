import type { SessionToOpen } from '../../wire/visitor.ts'
import { safeSessionUrl } from '../open-session.ts'
import { opaqueSessionId } from '../session-id.ts'
import type { EndpointSettings } from '../settings.ts'
import type { UpstreamSessionToOpen } from '../upstream.ts'

/** A session as a page is told of it. Throws `upstream-failed` for an address that no session has. */
export async function sessionToOpen(
  settings: Pick<EndpointSettings, 'keys' | 'log' | 'sessionOrigins'>,
  { kind, upstreamId, publicUrl, display, enrollmentId }: UpstreamSessionToOpen,
  requestId: string,
): Promise<SessionToOpen> {
  const sessionId = await opaqueSessionId(await settings.keys(), upstreamId)
  return {
    kind,
    sessionId,
    publicUrl: safeSessionUrl(settings, publicUrl, requestId),
    display,
    enrollmentId,
  }
}
