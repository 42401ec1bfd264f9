import { stored } from '../elements/stored.ts'

/** The longest wait for an answer, in milliseconds. */
const DEADLINE = 30_000
const LONGEST_WAIT = 5 * 60_000

/** An answer of a visitor route. */
export interface Answered {
  /** HTTP status; 0 without an answer. */
  status: number
  body: unknown
  /** What Retry-After says, in milliseconds; NaN where it says nothing. */
  retryAfter: number
}

/**
 * POSTs to a visitor route. It outlives the page (`keepalive`): `sendBeacon()`
 * would too, but it cannot carry the Authorization header that the route wants.
 * https://fetch.spec.whatwg.org/#request-keepalive-flag
 */
export async function callVisitorRoute(
  endpoint: string,
  route: 'identify' | 'events',
  body: object,
  visitor?: string,
): Promise<Answered> {
  try {
    const response = await fetch(endpoint.replace(/\/*$/, `/visitor/${route}`), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Sessionframe': '1',
        ...(visitor && { Authorization: `Bearer ${visitor}` }),
      },
      body: JSON.stringify(body),
      // Who somebody is says the token or the visitor id, and nothing else.
      credentials: 'omit',
      keepalive: true,
      signal: AbortSignal.timeout(DEADLINE),
    })
    const { status, headers } = response
    const retryAfter = parseFloat(headers.get('Retry-After') as string) * 1000
    return { status, retryAfter, body: await response.json().catch(() => null) }
  } catch {
    return { status: 0, retryAfter: Number.NaN, body: null }
  }
}

/** Whether the same request may have another answer later. */
export const mayPass = (status: number): boolean =>
  !status || status === 429 || (status >= 500 && status !== 501)

/** Whether there is nothing here for this page, whatever it sends. */
export const isOver = (status: number): boolean => status === 501 || (status > 402 && status < 406)

/** Milliseconds until the next attempt: twice as long each time, not with all others at once. */
export function waitAfter(failures: number, retryAfter: number): number {
  return Math.max(
    Math.min(LONGEST_WAIT, 1000 * 2 ** failures) * (0.5 + Math.random()),
    retryAfter || 0,
  )
}

/** Milliseconds until the same request may be sent again; null where there is no sense in it. */
export const pauseAfter = (status: number, failures: number, retryAfter: number): number | null =>
  mayPass(status) ? waitAfter(failures, retryAfter) : null

/** One tab at a time, where the browser can see to that; in the others it waits. */
export async function oneTab(run: () => Promise<void>): Promise<void> {
  // Some pages may not ask for it.
  await (stored(() => navigator.locks.request('sessionframe-visitor', run)) ?? run())
}
