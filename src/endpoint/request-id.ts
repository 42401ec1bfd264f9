import type { RequestHead } from '../wire/direct.ts'

const WELL_FORMED = /^[A-Za-z0-9_-]{8,64}$/

/** The proxy's `X-Request-Id` where it is harmless, so that logs can be joined; else a new one. */
export function requestIdOf(request: RequestHead): string {
  const given = request.headers.get('x-request-id')
  return given !== null && WELL_FORMED.test(given) ? given : crypto.randomUUID()
}
