import { createEndpoint } from '../../src/endpoint/create-endpoint.ts'
import { embedTokens } from '../../src/endpoint/embed-tokens.ts'
import type { Endpoint } from '../../src/endpoint/create-endpoint.ts'
import type { LogRecord } from '../../src/endpoint/endpoint-log.ts'
import type { EndpointOptions } from '../../src/endpoint/options.ts'
import { signEmbedToken } from '../../src/endpoint/sign-embed-token.ts'
import type { EmbedTokenClaims } from '../../src/endpoint/sign-embed-token.ts'
import type { Upstream, UpstreamSession, WantedSession } from '../../src/endpoint/upstream.ts'
import type { SessionKind } from '../../src/wire/endpoint.ts'
import { watchedLog } from '../harness/watched-log.ts'

export const SITE = 'https://www.example.com'
export const SESSIONS = 'https://sessions.example.net'
export const TOKEN_SECRET = 'token-secret-of-at-least-32-bytes-0'
export const SECRET = 'endpoint-secret-of-at-least-32-bytes'
export const LEAD = '108123759'
export const JOURNEY = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
export const TYPE = '4da80d92-e6fb-432e-a631-aea2b1e97a05'

/** An upstream in this process that counts its calls; it has sessions, but no pages. */
export class CountingUpstream implements Upstream {
  readonly name: string = 'counting'
  readonly protocol = 'required'
  readonly sessionOrigins: readonly string[] = [SESSIONS]
  reuses = false
  calls: { kind: SessionKind; wanted: WantedSession; requestId: string }[] = []
  /** Set it to make the next calls fail, wait, or give something else. */
  onCall: (session: UpstreamSession, signal: AbortSignal) => Promise<UpstreamSession> = async (
    session,
  ) => session

  heightHint(kind: SessionKind): number {
    return kind === 'journey' ? 640 : 600
  }
  createJourneySession = this.#creating('journey')
  createAppointmentSession = this.#creating('appointment')

  #creating(kind: SessionKind): Upstream['createJourneySession'] {
    return (wanted, { requestId, signal }) => {
      this.calls.push({ kind, wanted, requestId })
      const n = this.calls.length
      const session = {
        upstreamId: `upstream-secret-id-${n}`,
        publicUrl: `${SESSIONS}/run/bearer-secret-${n}`,
        expiresAt: null,
        resumed: false,
      }
      return this.onCall(session, signal)
    }
  }
}

export interface Fixture {
  endpoint: Endpoint
  upstream: CountingUpstream
  log: LogRecord[]
}

export function makeEndpoint(options: Partial<EndpointOptions> = {}): Fixture {
  const log: LogRecord[] = []
  const upstream = (options.upstream as CountingUpstream | undefined) ?? new CountingUpstream()
  const endpoint = createEndpoint({
    upstream,
    authorize: embedTokens({ secrets: [TOKEN_SECRET] }),
    allowedOrigins: [SITE],
    secret: SECRET,
    log: watchedLog((_level, record: LogRecord) => void log.push(record)),
    ...options,
  })
  return { endpoint, upstream, log }
}

export function token(claims: Partial<EmbedTokenClaims> = {}): Promise<string> {
  const all: EmbedTokenClaims = { lead: LEAD, journey: '*', appointmentType: '*', ...claims }
  return signEmbedToken(all, { secret: TOKEN_SECRET })
}

const BASE = 'http://endpoint.test/sessionframe/v1'
export const ROUTES = {
  journey: `${BASE}/journey-sessions`,
  appointment: `${BASE}/appointment-sessions`,
}
export const statusUrl = (sessionId: string) => `${BASE}/sessions/${sessionId}`

export interface PostOptions {
  url?: string
  body?: unknown
  /** Sent as it is; `null` takes a header away. */
  headers?: Record<string, string | null>
  signal?: AbortSignal
}

/** A POST as the elements send it; every part can be changed. */
export async function post(options: PostOptions = {}): Promise<Request> {
  const { url = ROUTES.journey, body = { journey: JOURNEY } } = options
  const headers = new Headers({
    'Content-Type': 'application/json',
    'X-Sessionframe': '1',
    'Idempotency-Key': `"${crypto.randomUUID()}"`,
    Origin: SITE,
    'Sec-Fetch-Site': 'cross-site',
  })
  if (options.headers?.['Authorization'] === undefined) {
    headers.set('Authorization', `Bearer ${await token()}`)
  }
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    if (value === null) headers.delete(name)
    else headers.set(name, value)
  }
  return new Request(url, {
    method: 'POST',
    headers,
    body: isRaw(body) ? body : JSON.stringify(body),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    duplex: 'half',
  } as RequestInit)
}

function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> | ReadableStream {
  return typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream
}
