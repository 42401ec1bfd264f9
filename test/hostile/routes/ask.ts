import { request } from 'node:http'
import type { ServerName } from './app-routes.ts'
import type { Things } from './things.ts'
import type { World } from './world.ts'

/**
 * Who asks, and with what.
 *
 * | who | |
 * | --- | --- |
 * | nobody | without a key, token or link; of a link, with one that nobody has made |
 * | forged | with the right one, of which one bit was changed |
 * | revoked, expired | with one that was right |
 * | other kind | with a link or token of ours that is for something else |
 * | fewer rights | with all rights but those that it takes |
 * | other site | with the right one, from a page of a site that is not listed |
 * | other workspace | with the right one of another workspace |
 * | right | |
 */
export const CALLERS = [
  'nobody',
  'forged',
  'revoked',
  'expired',
  'other kind',
  'fewer rights',
  'other site',
  'other workspace',
  'right',
] as const
export type Who = (typeof CALLERS)[number]

export interface Asked {
  path: string
  headers?: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
}

export interface Ask {
  server: ServerName
  method: string
  /** As the app has it. */
  path: string
  /** Where one path has several. */
  command?: string
  group: 'access key' | 'link' | 'embed token' | 'anybody'
  /** Who could ask at all. */
  by: readonly Who[]
  /** Whether it names something by an id, so that this may be another workspace's. */
  names: boolean
  make(world: World, who: Who, things: Things): Asked | Promise<Asked>
}

export interface Answered {
  status: number
  headers: Headers
  body: string
}

/** Longer than anything here takes, also on a busy machine. */
const DEADLINE_MS = 60_000

export async function send(
  world: World,
  { server, method }: Pick<Ask, 'server' | 'method'>,
  { path, headers = {}, body }: Asked,
): Promise<Answered> {
  const gone = new AbortController()
  const timer = setTimeout(
    () => gone.abort(new Error(`no answer to ${method} ${path}`)),
    DEADLINE_MS,
  )
  try {
    const answer = await fetch(world.urls[server] + path, {
      method,
      headers: { 'Accept-Encoding': 'identity', ...headers },
      redirect: 'manual',
      signal: gone.signal,
      ...(body !== undefined && method !== 'GET' && method !== 'HEAD' && { body }),
    })
    const { status } = answer
    return { status, headers: answer.headers, body: await bodyOf(answer, gone) }
  } finally {
    clearTimeout(timer)
  }
}

const TOO_LONG = 64 * 1024 * 1024
/** More than any route reads, but for files, which go by what was announced. */
const PART = Buffer.alloc(2 * 1024 * 1024, ' ')

/** Says that a long body is to come, begins with it, and waits for what is said to that. */
export async function announce(
  world: World,
  { server, method }: Pick<Ask, 'server' | 'method'>,
  { path, headers = {} }: Pick<Asked, 'path' | 'headers'>,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(world.urls[server] + path, {
      method,
      headers: { ...headers, 'Content-Length': TOO_LONG },
      timeout: DEADLINE_MS,
    })
    sent.on('response', (incoming) => {
      const heads = Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      )
      resolve({ status: incoming.statusCode ?? 0, headers: new Headers(heads), body: '' })
      sent.destroy()
    })
    // A server that has answered may hang up on the rest; after the answer, this does nothing.
    sent.on('error', reject)
    sent.on('timeout', () => sent.destroy(new Error(`no answer to ${method} ${path}`)))
    sent.write(PART)
  })
}

/** Of a stream that stays open, what it begins with. */
async function bodyOf(answer: Response, gone: AbortController): Promise<string> {
  if (answer.headers.get('content-type') !== 'text/event-stream') return answer.text()
  gone.abort()
  return ''
}

export const json = (value: unknown) => ({
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(value),
})

/** As a row of a table is called. */
export const askName = ({ method, path, command }: Ask): string =>
  [method, path, command].filter((part) => part !== undefined).join(' ')

/** One bit of it, in the middle. */
export function flipped(token: string): string {
  const at = Math.floor(token.length / 2)
  const char = token.charAt(at) === 'A' ? 'B' : 'A'
  return token.slice(0, at) + char + token.slice(at + 1)
}
