import { RequestError, getRequestListener } from '@hono/node-server'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { guardBody } from './guard-body.ts'
import { plainProblem } from './plain-problem.ts'

/** Anything that answers a `Request`: an endpoint, a platform, a Hono app's `fetch`. */
export type FetchHandler = (request: Request) => Response | Promise<Response>

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

export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>

/**
 * Mounts a handler in a Node server: `http.createServer(toNodeListener(handler))`,
 * or `app.use(toNodeListener(handler))` in Express. `request.signal` is
 * aborted when the client hangs up. Needs the package `@hono/node-server`.
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
  return getRequestListener(
    async (received: Request) => {
      // The one method that Node lets through and `Request` does not have.
      if (received.method === 'TRACE') return plainProblem(405, { Allow: 'GET, POST, OPTIONS' })
      const { pathname, search } = new URL(received.url)
      const response = await handler(new Request(base + pathname + search, received))
      return guardBody(response, onError)
    },
    {
      // Other parts of the owner's server keep their own Request and Response.
      overrideGlobalObjects: false,
      // For requests without a Host header, which HTTP/1.0 may have.
      hostname: 'localhost',
      errorHandler: (error) => {
        if (error instanceof RequestError) return plainProblem(400)
        onError(error)
        return plainProblem(500)
      },
    },
  )
}
