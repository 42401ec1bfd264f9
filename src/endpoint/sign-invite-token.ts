import { INVITE_TOKEN_MAX_AGE, INVITE_TOKEN_TYPE, inviteClaims } from './invite-token.ts'
import { signToken } from './sign-token.ts'
import type { SignOptions, TokenKind } from './sign-token.ts'

export interface InviteTokenClaims {
  /** The lead's id at the upstream: whom the mail goes to. */
  lead: string
  /** Id of the journey that the link opens. */
  journey?: string
  /** Id of the appointment type that the link opens, in place of a journey. */
  appointmentType?: string
  /** Binds the invite to pages of one origin, such as `https://www.example.com`. */
  origin?: string
  /** Default `sessionframe`: what `embedTokens` expects. */
  audience?: string
}

const KIND: TokenKind = {
  by: 'signInviteToken',
  typ: INVITE_TOKEN_TYPE,
  maxAge: INVITE_TOKEN_MAX_AGE,
  claims: inviteClaims,
  rule: 'give "lead" and either "journey" or "appointmentType", one id each. An id is 1 to 64 letters, digits, "-" or "_".',
}

/**
 * Signs an invite: the end of a link in a mail, `…#sf-invite=<token>`. Whoever
 * has the link is taken for the lead, as often as it is opened. It lives 30
 * days by default, 90 at most.
 *
 * @throws {TypeError} when a claim or option is missing or wrong.
 */
export function signInviteToken(claims: InviteTokenClaims, options: SignOptions): Promise<string> {
  return signToken(KIND, claims, { expiresInSeconds: 30 * 24 * 60 * 60, ...options })
}
