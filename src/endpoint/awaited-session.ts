import type { SessionKind } from '../wire/endpoint.ts'
import { secondsLeft } from './seconds-left.ts'
import { completedAt, completionPlace } from './session-completion.ts'
import type { Awaited } from './session-completion.ts'
import { opaqueSessionId } from './session-id.ts'
import { recallSession } from './session-memory.ts'
import type { EndpointSettings } from './settings.ts'
import type { UpstreamSession, UpstreamState, WantedSession } from './upstream.ts'

/** What to remember of a session whose end the upstream's server will tell; undefined for the others. */
export async function awaitedSession(
  settings: EndpointSettings,
  { kind, id, lead }: { kind: SessionKind; id: string; lead: WantedSession['lead'] },
  sessionId: string,
  { expiresAt, resumed }: UpstreamSession,
): Promise<Awaited | undefined> {
  const { upstream, now } = settings
  if (upstream.webhooks === undefined || typeof lead !== 'string') return undefined
  // One that is given again began when it was made.
  const earlier = resumed ? await recallSession(settings, sessionId) : null
  return {
    place: await completionPlace(settings, { kind, id, lead }),
    begunAt: earlier?.awaited?.begunAt ?? now().toISOString(),
    expiresAt,
  }
}

export async function awaitedState(
  settings: EndpointSettings,
  kind: SessionKind,
  awaited: Awaited,
): Promise<UpstreamState> {
  const at = await completedAt(settings, awaited)
  if (at !== null) {
    const outcome = kind === 'journey' ? 'form' : 'appointment'
    return { state: 'complete', outcome, completedAt: at }
  }
  const isOver = secondsLeft(awaited.expiresAt, settings.now()) <= 0
  return { state: isOver ? 'expired' : 'open', outcome: null, completedAt: null }
}

/** Whether a session that was given out has been completed since, as far as was told. */
export async function isAwaitedOver(
  settings: EndpointSettings,
  upstreamId: string,
): Promise<boolean> {
  if (settings.upstream.webhooks === undefined) return false
  const sessionId = await opaqueSessionId(await settings.keys(), upstreamId)
  const awaited = (await recallSession(settings, sessionId))?.awaited
  return awaited !== undefined && (await completedAt(settings, awaited)) !== null
}
