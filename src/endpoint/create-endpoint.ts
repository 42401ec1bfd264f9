import { handleRequest } from './handle-request.ts'
import type { EndpointOptions } from './options.ts'
import { checkOptions } from './settings.ts'

/** A fetch handler: give it a `Request`, it gives a `Response` and never rejects. */
export type Endpoint = (request: Request) => Promise<Response>

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
  return (request) => handleRequest(settings, request)
}
