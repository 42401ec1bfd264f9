import { UpstreamError } from '../../endpoint/upstream.ts'
import type { SessionKind } from '../../wire/endpoint.ts'
import type { FetchAnswer } from '../../wire/fetch.ts'
import { retryAfterSeconds } from '../http/retry-after.ts'
import { FLG_KEYS_PAGE, FLG_PERMISSION } from './access-key.ts'

/** Throws unless FLG made the session. What its body says is never read: it may repeat the key. */
export function checkStatus(kind: SessionKind, response: FetchAnswer): void {
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
        `FLG does not know the access key (401). Compare it with ${FLG_KEYS_PAGE}.`,
      )
    case 403:
      throw new UpstreamError(
        'failed',
        `The access key has not the permission it needs (403). Tick "${FLG_PERMISSION[kind]}" in ${FLG_KEYS_PAGE}.`,
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
