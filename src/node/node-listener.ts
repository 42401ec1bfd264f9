import { getRequestListener } from '@hono/node-server'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { guardBody } from './guard-body.ts'

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
 * aborted when the client hangs up.
 */
export function toNodeListener(
  handler: FetchHandler,
  options: NodeListenerOptions = {},
): NodeListener {
  const { publicUrl = 'http://localhost', onError = () => {} } = options
  const base = new URL(publicUrl).origin
  const refuse = (error: unknown) => {
    onError(error)
    return new Response('{"title":"Something went wrong here.","status":500}', {
      status: 500,
      headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
    })
  }
  return getRequestListener(
    async (received: Request) => {
      const { pathname, search } = new URL(received.url)
      const response = await handler(new Request(base + pathname + search, received))
      return guardBody(response, onError)
    },
    { overrideGlobalObjects: false, hostname: 'localhost', errorHandler: refuse },
  )
}
