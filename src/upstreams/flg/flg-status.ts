import { UpstreamError } from '../../endpoint/upstream.ts'
import type { SessionKind } from '../../wire/endpoint.ts'
import { retryAfterSeconds } from './retry-after.ts'

const PERMISSION: Readonly<Record<SessionKind, string>> = {
  journey: 'Allow access to Journeys',
  appointment: 'Allow access to Appointments',
}

/** Throws unless FLG made the session. What its body says is never read: it may repeat the key. */
export function checkStatus(kind: SessionKind, response: Response): void {
  const { status, ok, headers } = response
  if (ok) return
  switch (status) {
    case 400:
    case 404:
      throw new UpstreamError(
        'rejected',
        `FLG knows no such lead or ${kind}, or they do not match.`,
      )
    case 401:
      throw new UpstreamError(
        'failed',
        'FLG does not know the access key (401). Compare it with Settings > Configuration > Access Keys.',
      )
    case 403:
      throw new UpstreamError(
        'failed',
        `The access key has not the permission it needs (403). Tick "${PERMISSION[kind]}" in Settings > Configuration > Access Keys.`,
      )
    case 429:
      throw new UpstreamError(
        'rate-limited',
        'FLG says that there were too many requests (429).',
        retryAfterSeconds(headers.get('retry-after'), new Date()),
      )
    default:
      if (status >= 300 && status < 400) {
        throw new UpstreamError('failed', `FLG redirected (${status}). Check the domain.`)
      }
      throw new UpstreamError('failed', `FLG answered ${status}.`)
  }
}
