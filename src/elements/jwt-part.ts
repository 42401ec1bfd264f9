/** Reads a part of a JWT without trusting it: 0 is the header, 1 the claims. Null when it is none. */
export function jwtPart(
  jwt: string | null | undefined,
  index: 0 | 1,
): Record<string, unknown> | null {
  const parts = (jwt ?? '').split('.')
  try {
    if (parts.length !== 3 || parts.includes('')) return null
    const bytes = atob((parts[index] as string).replaceAll('-', '+').replaceAll('_', '/'))
    const value: unknown = JSON.parse(bytes)
    return typeof value === 'object' ? (value as Record<string, unknown> | null) : null
  } catch {
    return null
  }
}

/** Whether it looks like a receipt. Only `verifyReceipt()` on a server can say whether it is one. */
export function isReceipt(jwt: string): boolean {
  return jwtPart(jwt, 0)?.['typ'] === 'sessionframe-receipt+jwt'
}
