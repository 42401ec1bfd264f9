import type { Answer } from '../../wire/direct.ts'
import type { VisitorEvent, VisitorEventsTaken } from '../../wire/visitor.ts'
import { visitorEventsBody } from '../../wire/visitor-requests.ts'
import type { Asked } from '../asked.ts'
import { jsonAnswer } from '../json-answer.ts'
import type { EndpointSettings } from '../settings.ts'
import { callUpstream } from '../upstream-call.ts'
import { bearerVisitor } from './bearer-visitor.ts'
import { sessionToOpen } from './session-to-open.ts'
import { noVisitors, readVisitorRequest } from './visitor-request.ts'

/** `POST /visitor/events`: what a visitor did, and what is to be shown to him for it. */
export async function takeVisitorEvents(settings: EndpointSettings, asked: Asked): Promise<Answer> {
  const { upstream, log, upstreamTimeoutMs: timeoutMs } = settings
  const { head, requestId } = asked
  const wanted = await readVisitorRequest(settings, asked, visitorEventsBody)
  const { id, lead, site } = await bearerVisitor(asked, wanted)
  const take = upstream.takeVisitorEvents?.bind(upstream)
  if (take === undefined) throw noVisitors()
  const events = wanted.body.events.map((event) => notLater(event, wanted.now))
  const { open } = await callUpstream({ visitor: head.signal, timeoutMs, requestId, log }, (call) =>
    take({ id, site, ...(lead !== undefined && { lead }) }, events, call),
  )
  const shown = open.map((session) => sessionToOpen(settings, session, requestId))
  const answer: VisitorEventsTaken = { open: await Promise.all(shown) }
  return jsonAnswer(200, answer)
}

/** A browser's clock may be wrong; nothing has happened that is yet to come. */
function notLater(event: VisitorEvent, now: Date): VisitorEvent {
  return Date.parse(event.timestamp) <= now.getTime()
    ? event
    : { ...event, timestamp: now.toISOString() }
}
