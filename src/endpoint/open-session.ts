import type { SessionCreated, SessionKind } from '../wire/endpoint.ts'
import { keyedHash } from './keyed-hash.ts'
import { awaitedSession } from './awaited-session.ts'
import type { Caller } from './caller.ts'
import { leadOfSession } from './lead-of-session.ts'
import type { WantedBody } from './parse-body.ts'
import { EndpointProblem } from './problem.ts'
import { sessionReuse } from './reuse-session.ts'
import { opaqueSessionId } from './session-id.ts'
import { rememberSession } from './session-memory.ts'
import { checkSessionUrl } from './session-url.ts'
import type { EndpointSettings } from './settings.ts'
import type { UpstreamCall, UpstreamSession, WantedSession } from './upstream.ts'
import { callUpstream } from './upstream-call.ts'

export interface OpenWanted {
  kind: SessionKind
  body: WantedBody
  caller: Caller
  /** The Idempotency-Key. */
  key: string
  requestId: string
  /** Origin of the page that will show it. */
  page: string | null
  /** Aborted when the visitor hangs up. */
  visitor: AbortSignal
}

/** Gets a session from memory or the upstream, and makes of it what a browser may know. */
export async function openSession(
  settings: EndpointSettings,
  wanted: OpenWanted,
): Promise<SessionCreated> {
  const { kind, body, caller, requestId, visitor } = wanted
  const { upstream, log, upstreamTimeoutMs: timeoutMs } = settings
  const reuse = sessionReuse(settings, { caller, kind, id: body.id })
  const { session, asked } = await callUpstream(
    { visitor, timeoutMs, requestId, log },
    async (call) => {
      const again = await reuse.find(call)
      if (again !== null) return { session: again, asked: caller.lead }
      return askUpstream(settings, wanted, call)
    },
  )
  for (const warning of session.warnings ?? []) {
    log.warn({ event: 'upstream-warning', requestId, upstream: upstream.name, message: warning })
  }
  const publicUrl = safeSessionUrl(settings, session.publicUrl, requestId)
  const keys = await settings.keys()
  const sessionId = await opaqueSessionId(keys, session.upstreamId)
  // A visitor whom nobody knows has the id alone.
  const lead = typeof caller.lead === 'string' ? caller.lead : null
  const known = { kind, id: body.id, lead, upstreamId: session.upstreamId }
  try {
    const awaits = await awaitedSession(settings, { ...known, lead: asked }, sessionId, session)
    await rememberSession(settings, sessionId, { ...known, ...(awaits && { awaited: awaits }) })
    // Not again: its time would begin anew with every reload.
    if (!session.resumed) await reuse.remember(session)
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
    ...(lead !== null && { lead: (await keyedHash(keys.lookup, ['lead', lead])).slice(0, 16) }),
    sessionId,
    resumed: session.resumed,
  })
  const heightHint = upstream.heightHint(kind)
  return {
    sessionId,
    publicUrl,
    expiresAt: session.expiresAt,
    protocol: upstream.protocol,
    embeddable: (await settings.probe?.(publicUrl, wanted.page)) ?? 'unknown',
    ...(heightHint === undefined ? {} : { heightHint }),
    ...(session.resumed ? { resumed: true } : {}),
  }
}

async function askUpstream(
  settings: EndpointSettings,
  wanted: OpenWanted,
  call: UpstreamCall,
): Promise<{ session: UpstreamSession; asked: WantedSession['lead'] }> {
  const { upstream } = settings
  const { kind, body, caller } = wanted
  const { id, values } = body
  const lead = await leadOfSession(settings, wanted, call)
  const reuse = settings.reuse || caller.invited
  const asked = { lead, id, reuse, ...(values === undefined ? {} : { values }) }
  switch (kind) {
    case 'journey':
      return { session: await upstream.createJourneySession(asked, call), asked: lead }
    case 'appointment':
      return { session: await upstream.createAppointmentSession(asked, call), asked: lead }
    default:
      return kind satisfies never
  }
}

/** Throws `upstream-failed` for an address that no session has. */
export function safeSessionUrl(
  { sessionOrigins, log }: Pick<EndpointSettings, 'sessionOrigins' | 'log'>,
  publicUrl: string,
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
