import { request as httpRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { PrivateAddressError, wayTo } from './way-to.ts'

/** Bytes of an answer that are read; nothing of it is kept. */
const ANSWER_LIMIT = 16 * 1024

export interface PostOptions {
  headers: Record<string, string>
  body: string
  /** Milliseconds for all of it. */
  deadlineMs: number
  /** May be at any address, and be plain http. */
  allowedOrigins: ReadonlySet<string>
}

/** An answer's status, or a word for why there is none. Never anything that the other side said. */
export type Posted = { status: number } | { failure: PostFailure }
type PostFailure = 'plain-http' | 'private-address' | 'timeout' | 'unreachable'

/**
 * One POST to an address that a workspace's owner wrote. It follows no
 * redirect, and goes to no address that only this machine's network reaches:
 * the address is judged when the name has been looked up, and the connection is
 * made to that one, so that a name cannot change in between.
 * https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export async function postWebhook(url: URL, options: PostOptions): Promise<Posted> {
  const way = wayTo(url, options.allowedOrigins)
  if ('failure' in way) return way
  const signal = AbortSignal.timeout(options.deadlineMs)
  try {
    return { status: await post(url, options, way.lookup, signal) }
  } catch (error) {
    if (error instanceof PrivateAddressError) return { failure: 'private-address' }
    return { failure: signal.aborted ? 'timeout' : 'unreachable' }
  }
}

function post(
  url: URL,
  { headers, body }: PostOptions,
  find: LookupFunction,
  signal: AbortSignal,
): Promise<number> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', headers, lookup: find, signal, agent: false },
      (answer) => {
        skim(answer).then(() => resolve(answer.statusCode ?? 0), reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Reads the answer to its end, or as far as we care. */
async function skim(answer: IncomingMessage): Promise<void> {
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    // Leaving the loop closes the connection.
    if (size > ANSWER_LIMIT) return
  }
}
