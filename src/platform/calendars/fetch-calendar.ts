import { request as httpRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { PrivateAddressError, wayTo } from '../webhooks/way-to.ts'

/** Bytes of a feed: years of a busy calendar. */
const MAX_BYTES = 10 * 1024 * 1024
const MAX_REDIRECTS = 3
const NOT_MODIFIED = 304

export interface FetchOptions {
  /** What was had before; an answer that it is still so is "unchanged". */
  etag: string | null
  lastModified: string | null
  /** Milliseconds for all of it. */
  deadlineMs: number
  /** May be at any address, and be plain http. */
  allowedOrigins: ReadonlySet<string>
}

/** A word for why there is none: never the address, nor anything that the other side said. */
export type FetchFailure =
  | 'plain-http'
  | 'private-address'
  | 'timeout'
  | 'unreachable'
  | 'too-large'
  | 'too-many-redirects'
  | `status-${number}`

export type Fetched =
  | { text: string; etag: string | null; lastModified: string | null }
  | 'unchanged'
  | { failure: FetchFailure }

class TooLargeError extends Error {
  override readonly name = 'TooLargeError'
}

/** One GET of a calendar, with the precautions of a webhook at each redirect. */
export async function fetchCalendar(url: URL, options: FetchOptions): Promise<Fetched> {
  const signal = AbortSignal.timeout(options.deadlineMs)
  let at = url
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const way = wayTo(at, options.allowedOrigins)
      if ('failure' in way) return way
      const answer = await get(at, options, way.lookup, signal)
      const status = answer.statusCode ?? 0
      const { location, etag = null } = answer.headers
      if (status >= 301 && status <= 308 && status !== NOT_MODIFIED && location !== undefined) {
        answer.destroy()
        if (!URL.canParse(location, at.href)) return { failure: `status-${status}` }
        at = new URL(location, at)
        continue
      }
      if (status !== 200) answer.destroy()
      if (status === NOT_MODIFIED) return 'unchanged'
      if (status !== 200) return { failure: `status-${status}` }
      const text = await read(answer)
      return { text, etag, lastModified: answer.headers['last-modified'] ?? null }
    }
    return { failure: 'too-many-redirects' }
  } catch (error) {
    if (error instanceof PrivateAddressError) return { failure: 'private-address' }
    if (error instanceof TooLargeError) return { failure: 'too-large' }
    return { failure: signal.aborted ? 'timeout' : 'unreachable' }
  }
}

function get(
  url: URL,
  { etag, lastModified }: FetchOptions,
  lookup: LookupFunction,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  const headers = {
    accept: 'text/calendar',
    'accept-encoding': 'identity',
    ...(etag !== null && { 'if-none-match': etag }),
    ...(lastModified !== null && { 'if-modified-since': lastModified }),
  }
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, lookup, signal, agent: false }, resolve)
    sent.on('error', reject)
    sent.end()
  })
}

async function read(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    // Leaving the loop closes the connection.
    if (size > MAX_BYTES) throw new TooLargeError('The feed is too large.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
