import type { RequestHead } from '../wire/direct.ts'

/** Embed tokens are some 300 characters; this is where checking stops being worth it. */
const MAX_LENGTH = 4096

/** The token of `Authorization: Bearer …`, or null. https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
export function bearerToken(request: RequestHead): string | null {
  const header = request.headers.get('authorization') ?? ''
  if (header.length > MAX_LENGTH) return null
  return /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header)?.[1] ?? null
}
