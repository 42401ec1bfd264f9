import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { FetchHandler } from '../../node/node-listener.ts'

type ServerName = 'site' | 'platform'

/** Told of each answer once it is on its way. `ms`: milliseconds. */
export type AnswerObserver = (answer: {
  server: ServerName
  method: string
  status: number
  ms: number
}) => void

/**
 * Logs each request by method, path, status and time. The query is left out:
 * nothing of ours is in it, and other people's may hold anything. Tokens in
 * paths are the redactor's business.
 */
export function withAccessLog(
  fetch: FetchHandler,
  server: ServerName,
  log: Logger,
  onAnswer: AnswerObserver = () => {},
): FetchHandler {
  return async (request, client) => {
    const begun = performance.now()
    const response = await fetch(request, client)
    const requestId = response.headers.get('x-request-id') ?? randomUUID()
    const line = {
      server,
      requestId,
      method: request.method,
      path: new URL(request.url).pathname,
      status: response.status,
      ms: Math.round(performance.now() - begun),
    }
    onAnswer(line)
    if (response.status >= 500) log.error(line, 'request')
    else log.info(line, 'request')
    return response
  }
}
