import { UpstreamError } from '../../endpoint/upstream.ts'
import type { Upstream, UpstreamCall, WantedSession } from '../../endpoint/upstream.ts'
import type { SessionKind } from '../../wire/endpoint.ts'
import type { Fetch, FetchAnswer } from '../../wire/fetch.ts'
import { PLATFORM_PATHS, platformSession, startedSession } from '../../wire/platform-api.ts'
import { orUnreachable } from '../http/or-unreachable.ts'
import { readCapped } from '../http/read-capped.ts'
import { retryAfterSeconds } from '../http/retry-after.ts'
import { PAGE_HEIGHTS } from './page-heights.ts'
import { checkAccessKey, platformOrigin } from './platform-http-options.ts'
import type { PlatformHttpOptions } from './platform-http-options.ts'

const PLATFORM = 'The platform'

/** One that does not parse is some other server's. */
interface Schema<T> {
  safeParse(value: unknown): { data?: T | undefined }
}

/**
 * Sessions of a platform on another server, by an access key of the workspace.
 * It does all that the platform in the same process does.
 *
 * @throws {TypeError} when `url` or `accessKey` cannot be right; the key is never repeated.
 */
export function platformHttpUpstream(options: PlatformHttpOptions): Upstream {
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
  const create =
    (kind: SessionKind) =>
    async ({ lead, id, values, reuse }: WantedSession, call: UpstreamCall) => {
      const wanted = { id, lead, reuse, ...(values && { values }) }
      const response = await send(PLATFORM_PATHS[kind], call, wanted)
      if (response.status !== 201) throw await refusal(response)
      const started = await readJson(response, call.signal, startedSession)
      const { sessionId: upstreamId, publicUrl, expiresAt, resumed } = started
      return { upstreamId, publicUrl, expiresAt, resumed }
    }

  return {
    name: 'platform',
    protocol: 'required',
    reuses: true,
    leadsCanWait: true,
    sessionOrigins: options.sessionOrigins ?? [origin],
    heightHint: (kind) => PAGE_HEIGHTS[kind],
    createJourneySession: create('journey'),
    createAppointmentSession: create('appointment'),
    async sessionState(kind, upstreamId, call) {
      const path = `${PLATFORM_PATHS[kind]}/${encodeURIComponent(upstreamId)}`
      const response = await send(path, call)
      if (response.status === 404) {
        await release(response)
        return null
      }
      if (response.status !== 200) throw await refusal(response)
      const session = await readJson(response, call.signal, platformSession)
      const { state, outcome, completedAt } = session
      return { state, outcome, completedAt }
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
        'The platform knows no such lead, form or appointment type, or they do not match.',
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
