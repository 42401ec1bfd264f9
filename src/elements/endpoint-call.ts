import { readToken, type TokenSource } from './session-token.ts'

/** What a call needs to know of the element. */
export interface EndpointSource extends TokenSource {
  readonly endpoint?: string | null
  readonly credentials?: RequestCredentials | null
}

/** The longest wait for an answer, in milliseconds; the endpoint's own deadline is shorter. */
const DEADLINE = 30_000

/**
 * Calls a route of the endpoint with the visitor's token.
 * @param body Makes it a POST.
 * @param key Makes it idempotent.
 * @returns Null when a token was promised and cannot be had.
 * @throws When there is no answer in time.
 */
export async function callEndpoint(
  host: EndpointSource,
  route: string,
  signal: AbortSignal,
  body?: object,
  key = '',
): Promise<Response | null> {
  const token = await readToken(host, signal).catch(() => null)
  if (typeof token !== 'string') return null
  const headers = new Headers({ 'X-Sessionframe': '1' })
  if (token) headers.set('Authorization', `Bearer ${token}`)
  if (body) {
    headers.set('Content-Type', 'application/json')
    headers.set('Idempotency-Key', key)
  }
  return fetch(new URL((host.endpoint ?? '').replace(/\/*$/, `/${route}`), host.baseURI), {
    method: body ? 'POST' : 'GET',
    body: body && JSON.stringify(body),
    headers,
    credentials: host.credentials ?? 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE)]),
  })
}
