import { fail, ok, warn } from './finding.ts'
import type { Finding } from './finding.ts'

/** Seconds. Tokens are taken that far ahead and behind. */
const SKEW_S = 30
const NOTABLE_S = 5
const MEND = 'Let this machine follow a time server (timedatectl set-ntp true).'

/**
 * Whether this machine's clock agrees with another's: a clock that is ahead
 * makes tokens expire early, and refuses those of others as not yet valid.
 */
export function checkClock(other: Date, whose: string, now = new Date()): Finding {
  const seconds = Math.round((now.getTime() - other.getTime()) / 1000)
  const off = Math.abs(seconds)
  if (off <= NOTABLE_S) return ok(`clock: agrees with ${whose}`)
  const said = `clock: ${off} seconds ${seconds > 0 ? 'ahead of' : 'behind'} ${whose}`
  if (off <= SKEW_S) return warn(`${said}; beyond ${SKEW_S} seconds tokens are refused. ${MEND}`)
  return fail(`${said}: tokens are refused beyond ${SKEW_S} seconds. ${MEND}`)
}

/** The time by which an HTTP server answered, or null. RFC 9110 §6.6.1 */
export function serverTime({ headers }: Response): Date | null {
  const time = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(time) ? null : new Date(time)
}
