import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keyring } from './keyring.ts'

/**
 * Where the next page of a list begins, for callers who cannot read or change
 * it. A token fits the one list that it was made for.
 */

const MAC_BYTES = 16

/** @param list Names the list, with all that must not change from page to page. */
export function signPageToken(
  keys: Pick<Keyring, 'linkKey'>,
  list: string,
  cursor: string,
): string {
  return Buffer.concat([mac(keys, list, cursor), Buffer.from(cursor)]).toString('base64url')
}

/** The cursor; null for a token of another list, or of nobody's making. */
export function readPageToken(
  keys: Pick<Keyring, 'linkKey'>,
  list: string,
  token: string,
): string | null {
  const bytes = Buffer.from(token, 'base64url')
  // What base64 lets pass, such as a letter more, would be a second spelling.
  if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== token) return null
  const cursor = bytes.subarray(MAC_BYTES).toString()
  return timingSafeEqual(bytes.subarray(0, MAC_BYTES), mac(keys, list, cursor)) ? cursor : null
}

// Link tokens are made with the same key from `id.counter`: no list begins like that.
function mac({ linkKey }: Pick<Keyring, 'linkKey'>, list: string, cursor: string): Buffer {
  const hmac = createHmac('sha256', linkKey).update(`page ${list} ${cursor}`)
  return hmac.digest().subarray(0, MAC_BYTES)
}
