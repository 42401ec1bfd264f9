import type { Answer } from '../../wire/direct.ts'
import type { VisitorIdentified } from '../../wire/visitor.ts'
import { identifyVisitorBody } from '../../wire/visitor-requests.ts'
import type { Asked } from '../asked.ts'
import { jsonAnswer } from '../json-answer.ts'
import type { EndpointSettings } from '../settings.ts'
import type { UpstreamVisitor } from '../upstream.ts'
import { callUpstream } from '../upstream-call.ts'
import { unauthorized, verifyToken } from '../verify-token.ts'
import { noVisitors, readVisitorRequest } from './visitor-request.ts'
import type { VisitorRequest } from './visitor-request.ts'
import { signVisitor, verifyVisitor } from './visitor-token.ts'

/**
 * `POST /visitor/identify`: who comes without a visitor id gets one; a token of
 * the owner's binds it to a lead.
 */
export async function identifyVisitor(settings: EndpointSettings, asked: Asked): Promise<Answer> {
  const wanted = await readVisitorRequest(settings, asked, identifyVisitorBody)
  const { body, site, key, now } = wanted
  const before = body.visitor === undefined ? null : await verifyVisitor(body.visitor, wanted)
  // With a token it is known who it is, whatever the browser has kept.
  if (body.visitor !== undefined && before === null && body.token === undefined) {
    throw unauthorized('The visitor id is not valid here, or has expired. Ask without one.')
  }
  const lead = body.token === undefined ? before?.lead : await leadOf(wanted, body.token)
  // Somebody else at the same browser is another visitor.
  const isOther = before?.lead !== undefined && before.lead !== lead
  const visitor: UpstreamVisitor = {
    id: before === null || isOther ? crypto.randomUUID() : before.id,
    site,
    ...(lead !== undefined && { lead }),
  }
  await asked.tally.count('visitor', 'caller', visitor.id)
  const { upstream, log, upstreamTimeoutMs: timeoutMs } = settings
  const ask = upstream.identifyVisitor?.bind(upstream)
  if (ask === undefined) throw noVisitors()
  const { triggers } = await callUpstream(
    { visitor: asked.head.signal, timeoutMs, requestId: asked.requestId, log },
    (call) => ask(visitor, call),
  )
  const until = body.token === undefined && lead !== undefined ? before?.until : undefined
  const answer: VisitorIdentified = {
    visitor: await signVisitor(visitor, { key, now, until }),
    triggers,
  }
  return jsonAnswer(200, answer)
}

/** Throws `unauthorized`. */
async function leadOf(
  { visitors: { checks, audience }, site, now }: VisitorRequest<unknown>,
  token: string,
): Promise<string> {
  if (checks.length === 0) {
    throw unauthorized('This endpoint takes no tokens of visitors: give "visitors" its secrets.')
  }
  const { lead, origin, invited } = await verifyToken(token, checks, { audience, now })
  if (invited) throw unauthorized('An invite is for a session, and says nothing of who has it.')
  if (origin === undefined || origin === site) return lead
  throw unauthorized('The embed token was made for pages of another origin.')
}
