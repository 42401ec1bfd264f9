import type { RequestHead } from '../wire/direct.ts'
import { EndpointProblem } from './problem.ts'

/** JSON is UTF-8 and nothing else. https://www.rfc-editor.org/rfc/rfc8259#section-8.1 */
const JSON_TYPE = /^application\/json[ \t]*(?:;[ \t]*charset=(?:utf-8|"utf-8")[ \t]*)?$/i

/** A form can send text/plain that happens to be JSON, without a preflight: only JSON passes. */
export function checkContentType(request: RequestHead): void {
  if (JSON_TYPE.test(request.headers.get('content-type') ?? '')) return
  throw new EndpointProblem('unsupported-media-type', 'Send "Content-Type: application/json".')
}

const ACCEPTABLE = new Set(['*/*', 'application/*', 'application/json', 'application/problem+json'])

/** Whether the client also takes server-sent events. */
export function acceptsEvents(request: RequestHead): boolean {
  return /(?:^|,)\s*text\/event-stream\s*(?:[;,]|$)/i.test(request.headers.get('accept') ?? '')
}

export function checkAccept(request: RequestHead): void {
  const accept = request.headers.get('accept')
  if (accept === null || accept.trim() === '') return
  const ranges = accept.split(',').map((range) => (range.split(';', 1)[0] ?? '').trim())
  if (ranges.some((range) => ACCEPTABLE.has(range.toLowerCase()))) return
  throw new EndpointProblem('not-acceptable', 'Send "Accept: application/json".')
}
