import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Answer } from '../wire/direct.ts'

/** What we use of the answers of HTTP/1 and HTTP/2. */
interface Outgoing {
  writeHead(status: number, headers: Record<string, string>): unknown
  end(body: string, encoding: 'latin1' | 'utf8'): unknown
}

/** Head and body in one write. */
export function sendDirect(
  { status, headers, body }: Answer & { body: string | null },
  outgoing: Outgoing,
): Response {
  if (body === null) {
    outgoing.writeHead(status, headers)
    outgoing.end('', 'utf8')
    return RESPONSE_ALREADY_SENT
  }
  const length = Buffer.byteLength(body)
  outgoing.writeHead(status, { ...headers, 'Content-Length': String(length) })
  // ASCII is the same in both, and faster to write as the first.
  outgoing.end(body, length === body.length ? 'latin1' : 'utf8')
  return RESPONSE_ALREADY_SENT
}
