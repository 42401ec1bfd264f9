import { ulidToUuid, uuidToUlid } from './ulid.ts'

/**
 * One key, three spellings: BreakGround has the row's UUID, Flownally the same
 * 128 bits behind a prefix, Octeth the number that the database gave the row.
 */

const JOURNEY = 'jrn_'
const VERSION = 'jrv_'
const LARGEST_NUMBER = 9_007_199_254_740_991n

export function toJourneyText(id: string): string {
  return JOURNEY + uuidToUlid(id)
}

export function toVersionText(id: string): string {
  return VERSION + uuidToUlid(id)
}

/** The UUID of a `jrn_…`; null for anything else. */
export function parseJourneyText(text: string): string | null {
  return parsePrefixed(JOURNEY, text)
}

/** The UUID of a `jrv_…`; null for anything else. */
export function parseVersionText(text: string): string | null {
  return parsePrefixed(VERSION, text)
}

/** Octeth's id, as a number or in digits; null for anything else, zero and leading zeros too. */
export function parseNumber(value: unknown): number | null {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !/^[1-9]\d{0,15}$/.test(text)) return null
  return BigInt(text) > LARGEST_NUMBER ? null : Number(text)
}

function parsePrefixed(prefix: string, text: string): string | null {
  return text.startsWith(prefix) ? ulidToUuid(text.slice(prefix.length)) : null
}
