import type { IncomingMessage } from 'node:http'

/** A request of Node's, with what frameworks leave on it. */
export interface Incoming extends Pick<
  IncomingMessage,
  'method' | 'headers' | 'httpVersionMajor' | 'read' | 'readableDidRead' | 'readableLength'
> {
  /** Of body parsers. */
  body?: unknown
  /** Of cloud functions: the body's own bytes. */
  rawBody?: unknown
  /** Of routers that take their prefix from `url`: the whole. */
  originalUrl?: unknown
}

/** Something ahead has read the body and left nothing that a body could be made of. */
export class BodyGoneError extends Error {
  override readonly name = 'BodyGoneError'
  constructor() {
    super(
      'Something ahead has read the body of this request. Mount this handler before what parses bodies.',
    )
  }
}

/**
 * The body anew, where a parser ahead, such as `express.json()`, has read it;
 * undefined where nobody has. Throws `BodyGoneError`.
 */
export function bodyReadBefore({
  method,
  headers,
  readableDidRead,
  body,
  rawBody,
}: Incoming): string | Uint8Array<ArrayBuffer> | undefined {
  if (!readableDidRead || method === 'GET' || method === 'HEAD') return undefined
  for (const whole of [rawBody, body]) {
    if (typeof whole === 'string') return whole
    if (whole instanceof Uint8Array) return new Uint8Array(whole)
  }
  const type = headers['content-type'] ?? ''
  if (body !== undefined && /\bjson\b/i.test(type)) return JSON.stringify(body)
  if (type.startsWith('application/x-www-form-urlencoded') && isFlat(body)) return formOf(body)
  throw new BodyGoneError()
}

type Form = Record<string, string | string[]>

/** Nested fields, which some parsers make of `a[b]`, cannot be told from their names any more. */
function isFlat(body: unknown): body is Form {
  if (typeof body !== 'object' || body === null) return false
  return Object.values(body)
    .flat()
    .every((value) => typeof value === 'string')
}

function formOf(body: Form): string {
  const pairs = Object.entries(body).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value]),
  )
  return new URLSearchParams(pairs).toString()
}
