import { DIRECT } from '../wire/direct.ts'
import type { Answer, DirectHandler } from '../wire/direct.ts'
import { receivedDirect, receivedFetch } from './asked.ts'
import { handleRequest } from './handle-request.ts'
import type { EndpointOptions } from './options.ts'
import type { ClientInfo } from './rate-limits/client-address.ts'
import { checkOptions } from './settings.ts'

/**
 * A fetch handler: give it a `Request`, it gives a `Response` and never
 * rejects. The client's address is for the rate limits; `toNodeListener` gives it.
 */
export interface Endpoint {
  (request: Request, client?: ClientInfo): Promise<Response>
  /**
   * Ends the streams of visitors' pages, which otherwise stay open for minutes,
   * and gives no more: for a server that stops. Everything else is still answered.
   */
  close(): void
}

/**
 * Makes the endpoint that the elements talk to. It holds the upstream's key, so
 * that no browser has to.
 *
 * @throws {TypeError} when an option is missing or wrong; the message names it.
 * @example
 * const endpoint = createEndpoint({
 *   upstream: flgUpstream({ domain: 'example.flg360.co.uk', apiKey }),
 *   authorize: embedTokens({ secrets: [tokenSecret] }),
 *   allowedOrigins: ['https://www.example.com'],
 *   secret,
 * })
 */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const settings = checkOptions(options)
  const endpoint = async (request: Request, client?: ClientInfo) =>
    toResponse(await handleRequest(settings, receivedFetch(request), client))
  const direct: DirectHandler<ClientInfo> = (request, client) =>
    handleRequest(settings, receivedDirect(request), client)
  const close = () => settings.visitors?.streams.close()
  return Object.assign(endpoint, { [DIRECT]: direct, close })
}

function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers })
}
