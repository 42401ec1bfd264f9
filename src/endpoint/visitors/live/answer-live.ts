import type { Answer } from '../../../wire/direct.ts'
import type { VisitorEventsTaken } from '../../../wire/visitor.ts'
import { visitorLiveBody } from '../../../wire/visitor-requests.ts'
import type { Asked } from '../../asked.ts'
import { jsonAnswer } from '../../json-answer.ts'
import { acceptsEvents } from '../../media-types.ts'
import type { EndpointSettings } from '../../settings.ts'
import { callUpstream } from '../../upstream-call.ts'
import { bearerVisitor } from '../bearer-visitor.ts'
import { sessionToOpen } from '../session-to-open.ts'
import { noVisitors, readVisitorRequest } from '../visitor-request.ts'

/**
 * `POST /visitor/live`: what is to be shown to a visitor, from now on as
 * server-sent events; where there is no stream to be had, what it is now as JSON.
 */
export async function answerLive(
  settings: EndpointSettings,
  asked: Asked,
  address: string | null,
): Promise<Answer> {
  const { upstream, log, upstreamTimeoutMs: timeoutMs } = settings
  const { head, requestId } = asked
  const wanted = await readVisitorRequest(settings, asked, visitorLiveBody)
  const visitor = await bearerVisitor(asked, wanted)
  const look = upstream.sessionsToOpen?.bind(upstream)
  if (look === undefined) throw noVisitors()
  const toOpen = (session: Parameters<typeof sessionToOpen>[1]) =>
    sessionToOpen(settings, session, requestId)
  if (acceptsEvents(head)) {
    const { now } = wanted
    const hungUp = head.signal
    const body = wanted.visitors.streams.open({ visitor, address, hungUp, now, toOpen })
    if (body !== null) return { status: 200, headers: EVENTS, body }
  }
  const { until: _, ...one } = visitor
  const [found] = await callUpstream({ visitor: head.signal, timeoutMs, requestId, log }, (call) =>
    look([one], call),
  )
  const answer: VisitorEventsTaken = { open: await Promise.all((found?.open ?? []).map(toOpen)) }
  return jsonAnswer(200, answer)
}

const EVENTS = {
  'Content-Type': 'text/event-stream',
  // What compresses or collects on its way would keep it back.
  'Cache-Control': 'no-store, no-transform',
  // https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering
  'X-Accel-Buffering': 'no',
} as const
