import type { Authorize, Wanted } from './authorize.ts'
import { bearerToken } from './bearer-token.ts'
import { EMBED_TOKEN_AUDIENCE, covers } from './embed-token.ts'
import type { EmbedClaims } from './embed-token.ts'
import { EndpointProblem } from './problem.ts'
import { tokenChecks } from './token-keys.ts'
import type { TokenKeysOptions } from './token-keys.ts'
import { unauthorized, verifyToken } from './verify-token.ts'

export interface EmbedTokensOptions extends TokenKeysOptions {
  /** What `aud` must be. Default `sessionframe`; set it where two endpoints share a secret. */
  audience?: string
  now?: () => Date
}

/**
 * Authorises by tokens that your server signs for one lead: short-lived ones
 * for pages (`signEmbedToken`, or any JWT library), and invites for links in
 * mails (`signInviteToken`).
 *
 * @throws {TypeError} when there is no secret and no key, or one is wrong.
 */
export function embedTokens(options: EmbedTokensOptions): Authorize {
  const { audience = EMBED_TOKEN_AUDIENCE, now = () => new Date(), ...keys } = options
  const checks = tokenChecks(keys)
  const authorize: Authorize = async (request, wanted) => {
    const token = bearerToken(request)
    if (token === null) return null
    const claims = await verifyToken(token, checks, { audience, now: now() })
    checkTokenOrigin(request, claims)
    checkGrant(claims, wanted)
    return { lead: claims.lead, ...(claims.invited && { invited: true }) }
  }
  return Object.assign(authorize, { readsHeadOnly: true })
}

/**
 * A browser always sends Origin with a POST. It leaves it out of a same-origin
 * GET, where only a state is read and the token has been checked already.
 */
function checkTokenOrigin(request: Request, { origin }: EmbedClaims): void {
  const sent = request.headers.get('origin')
  if (origin === undefined || origin === sent) return
  if (sent === null && request.method === 'GET') return
  throw unauthorized('The embed token was made for pages of another origin.')
}

function checkGrant(claims: EmbedClaims, { kind, id }: Wanted): void {
  const granted = kind === 'journey' ? claims.journey : claims.appointmentType
  if (covers(granted, id)) return
  const claim = kind === 'journey' ? 'journey' : 'appointmentType'
  throw new EndpointProblem('forbidden', `The token's "${claim}" does not include this id.`)
}
