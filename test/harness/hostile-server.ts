import { createServer } from 'node:http'
import type { IncomingHttpHeaders, RequestListener } from 'node:http'
import { listen } from './listen.ts'

/** One request as it came in, its body read to the end. */
export interface Seen {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

export interface HostileServer {
  origin: string
  port: number
  /** Every request since `reset`. */
  seen: Seen[]
  /** What to do with the next requests, after their body has been read. */
  behave: RequestListener
  reset(): void
  close(): Promise<void>
}

/** A real HTTP server that can misbehave in every way that HTTP allows, and some that it does not. */
export async function hostileServer(): Promise<HostileServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      hostile.seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() })
      hostile.behave(request, response)
    })
    // Clients of these tests hang up half-way.
    request.on('error', () => {})
    response.on('error', () => {})
  })
  const { origin, port, close } = await listen(server)
  const hostile: HostileServer = {
    origin,
    port,
    seen: [],
    behave: notSet,
    reset() {
      hostile.seen = []
      hostile.behave = notSet
    },
    close,
  }
  return hostile
}

const notSet: RequestListener = (_, response) => {
  response.writeHead(599).end('this test has not said what to do')
}

/** A whole JSON answer. */
export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): RequestListener {
  return (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
}
