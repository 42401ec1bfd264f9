import { RequestError, getRequestListener } from '@hono/node-server'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import { DIRECT } from '../wire/direct.ts'
import type { DirectHandler } from '../wire/direct.ts'
import { askedRequest, directRequest } from './asked-request.ts'
import { BodyGoneError } from './body-read-before.ts'
import { plainProblem } from './plain-problem.ts'
import { sendAnswer } from './send-answer.ts'
import { sendDirect } from './send-direct.ts'

/**
 * Anything that answers a `Request`: an endpoint, a platform, a Hono app's
 * `fetch`, where `client` is its `env`.
 */
export interface FetchHandler {
  (request: Request, client?: Client): Response | Promise<Response>
  readonly [DIRECT]?: DirectHandler<Client>
}

interface Client {
  address?: string | undefined
}

export interface NodeListenerOptions {
  /**
   * Origin that the handler sees in `request.url`, such as `https://www.example.com`.
   * Default `http://localhost`. The Host header is never used: whoever sends a
   * request writes it.
   */
  publicUrl?: string
  /** Gets what the handler rejected with. Default: nobody; the client only sees 500. */
  onError?: (error: unknown) => void
}

/** For a server of `node:http`, `node:https` or `node:http2`. */
export type NodeListener = (
  incoming: IncomingMessage | Http2ServerRequest,
  outgoing: ServerResponse | Http2ServerResponse,
) => Promise<void>

/**
 * Mounts a handler in a Node server: `http.createServer(toNodeListener(handler))`,
 * or in Express `app.all('/sessionframe/v1/{*path}', toNodeListener(handler))`.
 * `request.url` has the path that the client asked for, also under a router that
 * takes a prefix away; a body that a parser has read already is there once more.
 * `request.signal` is aborted when the client hangs up. Needs the package
 * `@hono/node-server`.
 *
 * @throws {TypeError} when `publicUrl` is no URL.
 */
export function toNodeListener(
  handler: FetchHandler,
  options: NodeListenerOptions = {},
): NodeListener {
  const { publicUrl = 'http://localhost', onError = () => {} } = options
  if (!URL.canParse(publicUrl)) {
    throw new TypeError(
      'toNodeListener: "publicUrl" must be a URL, such as "https://www.example.com".',
    )
  }
  const base = new URL(publicUrl).origin
  const direct = handler[DIRECT]
  return getRequestListener(
    async (received: Request, { incoming, outgoing }) => {
      // The one method that Node lets through and `Request` does not have.
      if (received.method === 'TRACE')
        return plainProblem(405, { headers: { Allow: 'GET, POST, OPTIONS' } })
      // Node tells of the head first: a body that came along is there a moment later.
      await Promise.resolve()
      // Of the peer, which may be a proxy.
      const client = { address: incoming.socket.remoteAddress }
      const asked = direct && directRequest(base, received, incoming)
      if (asked) {
        const { body, ...head } = await direct(asked, client)
        if (!(body instanceof ReadableStream)) return sendDirect({ ...head, body }, outgoing)
        return sendAnswer(new Response(body, head), outgoing, onError)
      }
      const response = await handler(askedRequest(base, received, incoming), client)
      return sendAnswer(response, outgoing, onError)
    },
    {
      // Other parts of the owner's server keep their own Request and Response.
      overrideGlobalObjects: false,
      // For requests without a Host header, which HTTP/1.0 may have.
      hostname: 'localhost',
      errorHandler: (error) => {
        if (error instanceof RequestError) return plainProblem(400)
        onError(error)
        // Of its own: what other errors say is for nobody else.
        const detail = error instanceof BodyGoneError ? { detail: error.message } : {}
        return plainProblem(500, detail)
      },
    },
  )
}
