/** Exactly one space and one token of letters that a header may have: RFC 6750 §2.1. */
const BEARER = /^Bearer ([A-Za-z0-9\-._~+/]{1,4096}=*)$/i

/** The token of an `Authorization` header; null for anything else. */
export function bearerToken(authorization: string | undefined | null): string | null {
  return BEARER.exec(authorization ?? '')?.[1] ?? null
}
