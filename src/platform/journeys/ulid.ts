/** Crockford's base 32, as ULIDs are written: https://github.com/ulid/spec#encoding */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 26
const DIGIT_BITS = 5n
const WIDEST = 1n << 128n

/** The 128 bits of a UUID, written as a ULID. */
export function uuidToUlid(uuid: string): string {
  let rest = BigInt(`0x${uuid.replaceAll('-', '')}`)
  let text = ''
  for (let at = 0; at < LENGTH; at++) {
    text = ALPHABET.charAt(Number(rest & 31n)) + text
    rest >>= DIGIT_BITS
  }
  return text
}

/**
 * The UUID with a ULID's 128 bits, in lower case. Null unless the text is just as
 * `uuidToUlid` writes it: one id has one spelling, so no small letters, no O for 0.
 */
export function ulidToUuid(text: string): string | null {
  if (text.length !== LENGTH) return null
  let bits = 0n
  for (const letter of text) {
    const digit = ALPHABET.indexOf(letter)
    if (digit < 0) return null
    bits = (bits << DIGIT_BITS) | BigInt(digit)
  }
  if (bits >= WIDEST) return null
  const hex = bits.toString(16).padStart(32, '0')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
