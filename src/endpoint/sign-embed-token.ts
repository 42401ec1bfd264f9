import { EMBED_TOKEN_MAX_AGE, EMBED_TOKEN_TYPE, embedClaims } from './embed-token.ts'
import { signToken } from './sign-token.ts'
import type { SignOptions, TokenKind } from './sign-token.ts'

export interface EmbedTokenClaims {
  /** The lead's id at the upstream, taken from your own login. */
  lead: string
  /** Ids of the journeys that may be started, or `*` for every one. */
  journey?: readonly string[] | '*'
  /** Ids of the appointment types that may be booked, or `*` for every one. */
  appointmentType?: readonly string[] | '*'
  /** Binds the token to pages of one origin, such as `https://www.example.com`. */
  origin?: string
  /** Default `sessionframe`: what `embedTokens` expects. */
  audience?: string
}

const KIND: TokenKind = {
  by: 'signEmbedToken',
  typ: EMBED_TOKEN_TYPE,
  maxAge: EMBED_TOKEN_MAX_AGE,
  claims: embedClaims,
  rule: 'give "lead" and at least one of "journey" and "appointmentType", as a list of ids or "*". An id is 1 to 64 letters, digits, "-" or "_".',
}

/**
 * Signs an embed token, on your server, for the visitor that your server knows.
 * It lives 600 seconds by default, 3600 at most: a page fetches a new one when
 * it needs it.
 *
 * @throws {TypeError} when a claim or option is missing or wrong.
 */
export function signEmbedToken(claims: EmbedTokenClaims, options: SignOptions): Promise<string> {
  return signToken(KIND, claims, { expiresInSeconds: 600, ...options })
}
