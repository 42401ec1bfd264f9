import type { Answer } from '../../wire/direct.ts'
import type { SessionToOpen, VisitorEvent, VisitorEventsTaken } from '../../wire/visitor.ts'
import { visitorEventsBody } from '../../wire/visitor-requests.ts'
import type { Asked } from '../asked.ts'
import { bearerToken } from '../bearer-token.ts'
import { jsonAnswer } from '../json-answer.ts'
import { safeSessionUrl } from '../open-session.ts'
import { opaqueSessionId } from '../session-id.ts'
import type { EndpointSettings } from '../settings.ts'
import type { UpstreamSessionToOpen } from '../upstream.ts'
import { callUpstream } from '../upstream-call.ts'
import { unauthorized } from '../verify-token.ts'
import { noVisitors, readVisitorRequest } from './visitor-request.ts'
import { verifyVisitor } from './visitor-token.ts'

/** `POST /visitor/events`: what a visitor did, and what is to be shown to him for it. */
export async function takeVisitorEvents(settings: EndpointSettings, asked: Asked): Promise<Answer> {
  const { upstream, log, upstreamTimeoutMs: timeoutMs } = settings
  const { head, requestId, tally } = asked
  const wanted = await readVisitorRequest(settings, asked, visitorEventsBody)
  const token = bearerToken(head)
  const visitor = token === null ? null : await verifyVisitor(token, wanted)
  if (visitor === null) {
    throw unauthorized('Send the visitor id that /visitor/identify gave as a bearer token.')
  }
  await tally.count('visitor', 'caller', visitor.id)
  const { id, lead, site } = visitor
  const take = upstream.takeVisitorEvents?.bind(upstream)
  if (take === undefined) throw noVisitors()
  const events = wanted.body.events.map((event) => notLater(event, wanted.now))
  const { open } = await callUpstream({ visitor: head.signal, timeoutMs, requestId, log }, (call) =>
    take({ id, site, ...(lead !== undefined && { lead }) }, events, call),
  )
  const shown = open.map((session) => toOpen(settings, session, requestId))
  const answer: VisitorEventsTaken = { open: await Promise.all(shown) }
  return jsonAnswer(200, answer)
}

/** A browser's clock may be wrong; nothing has happened that is yet to come. */
function notLater(event: VisitorEvent, now: Date): VisitorEvent {
  return Date.parse(event.timestamp) <= now.getTime()
    ? event
    : { ...event, timestamp: now.toISOString() }
}

async function toOpen(
  settings: EndpointSettings,
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
