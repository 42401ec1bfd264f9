/**
 * Looser than RFC 5322 on letters (addresses may be in any script, RFC 6531)
 * and stricter on the domain, where a missing dot is a typing slip.
 * https://www.rfc-editor.org/rfc/rfc6531
 */
const EMAIL =
  /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[^\s@<>()[\]\\,;:"\p{C}.]+(\.[^\s@<>()[\]\\,;:"\p{C}.]+)+$/u

export function isEmail(value: string): boolean {
  return value.length <= 254 && EMAIL.test(value)
}

const PHONE = /^\+?[\p{Nd}\s().\-/]+(?:\s*(?:x|ext\.?|#|;ext=)\s*\p{Nd}{1,8})?$/iu

/** 5 to 15 digits (the longest of E.164), as people write them, an extension apart. */
export function isPhoneNumber(value: string): boolean {
  if (value.length > 40 || !PHONE.test(value)) return false
  const digits = value.replace(/(x|ext|#).*$/iu, '').match(/\p{Nd}/gu)?.length ?? 0
  return digits >= 5 && digits <= 15
}
