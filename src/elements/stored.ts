/** Storage may be forbidden or full; then what is kept lives as long as the page. */
export function stored<T>(use: () => T): T | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}

/** https://www.ietf.org/archive/id/draft-eastlake-fnv-21.html (FNV-1a, 32 bits) */
export function hash(text: string): string {
  let sum = 0x811c9dc5
  for (const char of text) sum = Math.imul(sum ^ (char.codePointAt(0) as number), 0x01000193)
  return (sum >>> 0).toString(36)
}
