import type { FailedCode } from './session-error.ts'

const CODES: Record<number, FailedCode> = {
  401: 'refused',
  403: 'refused',
  404: 'not-found',
  410: 'closed',
  429: 'rate-limited',
  502: 'upstream-failed',
  503: 'upstream-failed',
  504: 'upstream-timeout',
}

/** The longest wait that is believed, in seconds. */
const LONGEST_WAIT = 3600

/** What an endpoint's refusal means. Its body is for whoever reads the network log. */
export function problemCode(status: number): FailedCode {
  return CODES[status] ?? (status < 500 ? 'invalid' : 'internal')
}

/** Seconds, from either form of the field. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
export function retryAfter({ headers }: Response): number | null {
  const field = headers.get('Retry-After') as string
  const seconds = +field || (Date.parse(field) - Date.now()) / 1000
  return seconds > 0 ? Math.ceil(Math.min(seconds, LONGEST_WAIT)) : null
}
