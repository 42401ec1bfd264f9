import { readToken, type TokenSource } from './session-token.ts'

/** What a call needs to know of the element. */
export interface EndpointSource extends TokenSource {
  readonly endpoint?: string | null
  readonly credentials?: RequestCredentials | null
}

/** The longest wait for an answer, in milliseconds; the endpoint's own deadline is shorter. */
export const DEADLINE = 30_000

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
  return fetch(new URL((host.endpoint ?? '').replace(/\/*$/, `/${route}`), host.baseURI), {
    method: body ? 'POST' : 'GET',
    body: body && JSON.stringify(body),
    headers: {
      'X-Sessionframe': '1',
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body && { 'Content-Type': 'application/json', 'Idempotency-Key': key }),
    },
    credentials: host.credentials || undefined,
    cache: 'no-store',
    signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE)]),
  })
}
