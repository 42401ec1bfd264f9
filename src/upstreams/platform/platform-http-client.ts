import { UpstreamError } from '../../endpoint/upstream.ts'
import type { UpstreamCall } from '../../endpoint/upstream.ts'
import type { Fetch, FetchAnswer } from '../../wire/fetch.ts'
import { orUnreachable } from '../http/or-unreachable.ts'
import { readCapped } from '../http/read-capped.ts'
import { retryAfterSeconds } from '../http/retry-after.ts'
import { checkAccessKey, platformOrigin } from './platform-http-options.ts'
import type { PlatformHttpOptions } from './platform-http-options.ts'

const PLATFORM = 'The platform'

/** One that does not parse is some other server's. */
interface Schema<T> {
  safeParse(value: unknown): { data?: T | undefined }
}

/** Calls to a platform on another server. They throw `UpstreamError` and nothing else. */
export interface PlatformClient {
  origin: string
  post<T>(
    path: string,
    body: object,
    expected: { status: 200 | 201; schema: Schema<T> },
    call: UpstreamCall,
  ): Promise<T>
  /** Null for a 404. */
  get<T>(path: string, schema: Schema<T>, call: UpstreamCall): Promise<T | null>
}

/** @throws {TypeError} when `url` or `accessKey` cannot be right; the key is never repeated. */
export function platformClient(options: PlatformHttpOptions): PlatformClient {
  const origin = platformOrigin(options.url)
  const accessKey = checkAccessKey(options.accessKey)
  // Some runtimes refuse a fetch that is called on another object.
  const fetch: Fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init))

  const send = (path: string, { signal }: UpstreamCall, body?: object): Promise<FetchAnswer> =>
    orUnreachable(PLATFORM, signal, () =>
      fetch(origin + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${accessKey}`,
          accept: 'application/json',
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal,
        // A redirect would carry the lead, and on some runtimes the key, to whoever it names.
        redirect: 'manual',
      }),
    )

  return {
    origin,
    async post(path, body, { status, schema }, call) {
      const response = await send(path, call, body)
      if (response.status !== status) throw await refusal(response)
      return readJson(response, call.signal, schema)
    },
    async get(path, schema, call) {
      const response = await send(path, call)
      if (response.status === 404) {
        await release(response)
        return null
      }
      if (response.status !== 200) throw await refusal(response)
      return readJson(response, call.signal, schema)
    },
  }
}

async function readJson<T>(
  response: FetchAnswer,
  signal: AbortSignal,
  schema: Schema<T>,
): Promise<T> {
  const text = await orUnreachable(PLATFORM, signal, () => readCapped(response))
  if (text === null) throw new UpstreamError('failed', 'The platform answered more than 1 MiB.')
  const { data } = schema.safeParse(parse(text))
  if (data !== undefined) return data
  throw new UpstreamError(
    'failed',
    'What answers there is no platform, or one of another version. Check the URL.',
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What its body says is never read. */
async function refusal(response: FetchAnswer): Promise<UpstreamError> {
  const { status, headers } = response
  await release(response)
  switch (status) {
    case 422:
      return new UpstreamError(
        'rejected',
        'The platform knows no such lead, site, form or appointment type, or they do not match.',
      )
    case 401:
      return new UpstreamError('failed', 'The platform does not know the access key (401).')
    case 403:
      return new UpstreamError(
        'failed',
        'The access key has not the permission it needs (403). Make one with: sessionframe keys create --journeys --appointments',
      )
    case 429:
      return new UpstreamError(
        'rate-limited',
        'The platform says that there were too many requests (429).',
        retryAfterSeconds(headers.get('retry-after'), new Date()),
      )
    default:
      return new UpstreamError('failed', `The platform answered ${status}.`)
  }
}

/** Frees the connection. */
async function release(response: FetchAnswer): Promise<void> {
  await response.body?.cancel().catch(() => {})
}
