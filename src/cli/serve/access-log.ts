import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { FetchHandler } from '../../node/node-listener.ts'

/**
 * Logs each request by method, path, status and time. The query is left out:
 * nothing of ours is in it, and other people's may hold anything. Tokens in
 * paths are the redactor's business.
 */
export function withAccessLog(
  fetch: FetchHandler,
  server: 'site' | 'platform',
  log: Logger,
): FetchHandler {
  return async (request) => {
    const begun = performance.now()
    const response = await fetch(request)
    const requestId = response.headers.get('x-request-id') ?? randomUUID()
    const line = {
      server,
      requestId,
      method: request.method,
      path: new URL(request.url).pathname,
      status: response.status,
      ms: Math.round(performance.now() - begun),
    }
    if (response.status >= 500) log.error(line, 'request')
    else log.info(line, 'request')
    return response
  }
}
