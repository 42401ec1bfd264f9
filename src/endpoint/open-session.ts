import type { SessionCreated, SessionKind } from '../wire/endpoint.ts'
import { keyedHash } from './keyed-hash.ts'
import type { WantedBody } from './parse-body.ts'
import { EndpointProblem } from './problem.ts'
import { findReusable, rememberReusable } from './reuse-session.ts'
import { opaqueSessionId } from './session-id.ts'
import { rememberSession } from './session-memory.ts'
import { checkSessionUrl } from './session-url.ts'
import type { EndpointSettings } from './settings.ts'
import type { UpstreamCall, UpstreamSession } from './upstream.ts'
import { callUpstream } from './upstream-call.ts'

export interface OpenWanted {
  kind: SessionKind
  body: WantedBody
  /** The authorised one. */
  lead: string
  requestId: string
  /** Aborted when the visitor hangs up. */
  visitor: AbortSignal
}

/** Gets a session from memory or the upstream, and makes of it what a browser may know. */
export async function openSession(
  settings: EndpointSettings,
  wanted: OpenWanted,
): Promise<SessionCreated> {
  const { kind, body, lead, requestId, visitor } = wanted
  const { upstream, log, upstreamTimeoutMs: timeoutMs } = settings
  const reuseKey = { caller: lead, kind, id: body.id }
  const session = await callUpstream(
    { visitor, timeoutMs, requestId, log },
    async (call) =>
      (await findReusable(settings, reuseKey, call)) ?? askUpstream(settings, wanted, call),
  )
  for (const warning of session.warnings ?? []) {
    log.warn({ event: 'upstream-warning', requestId, upstream: upstream.name, message: warning })
  }
  const publicUrl = safeUrl(settings, session, requestId)
  const keys = await settings.keys()
  const sessionId = await opaqueSessionId(keys, session.upstreamId)
  const known = { kind, id: body.id, lead, upstreamId: session.upstreamId }
  try {
    await rememberSession(settings, sessionId, known)
    // Not again: its time would begin anew with every reload.
    if (!session.resumed) await rememberReusable(settings, reuseKey, session)
  } catch {
    // The session exists; without the memory only its status cannot be asked.
    log.error({ event: 'store-failed', requestId, what: 'session' })
  }
  log.info({
    event: 'session-created',
    requestId,
    kind,
    id: body.id,
    // Enough to find one person's requests again, by whoever has the secret.
    lead: (await keyedHash(keys.lookup, ['lead', lead])).slice(0, 16),
    sessionId,
    resumed: session.resumed,
  })
  const heightHint = upstream.heightHint(kind)
  return {
    sessionId,
    publicUrl,
    expiresAt: session.expiresAt,
    protocol: upstream.protocol,
    embeddable: 'unknown',
    ...(heightHint === undefined ? {} : { heightHint }),
    ...(session.resumed ? { resumed: true } : {}),
  }
}

function askUpstream(
  { upstream, reuse }: EndpointSettings,
  { kind, body, lead }: OpenWanted,
  call: UpstreamCall,
): Promise<UpstreamSession> {
  const { id, values } = body
  const asked = { lead, id, reuse, ...(values === undefined ? {} : { values }) }
  switch (kind) {
    case 'journey':
      return upstream.createJourneySession(asked, call)
    case 'appointment':
      return upstream.createAppointmentSession(asked, call)
    default:
      return kind satisfies never
  }
}

function safeUrl(
  { sessionOrigins, log }: EndpointSettings,
  { publicUrl }: UpstreamSession,
  requestId: string,
): string {
  const checked = checkSessionUrl(publicUrl, sessionOrigins)
  if ('href' in checked) return checked.href
  log.error({
    event: 'session-url-refused',
    requestId,
    reason: checked.refused,
    ...(checked.origin === undefined ? {} : { origin: checked.origin }),
    message: 'Add the origin to sessionOrigins if sessions are really served from there.',
  })
  throw new EndpointProblem(
    'upstream-failed',
    "The session has an address that this endpoint does not give out. The endpoint's log says why.",
  )
}
