import { errors, jwtVerify } from 'jose'
import type { JWTPayload } from 'jose'
import type { Authorize, Wanted } from './authorize.ts'
import { bearerToken } from './bearer-token.ts'
import { bytes } from './derive-keys.ts'
import {
  CLOCK_SKEW,
  EMBED_TOKEN_AUDIENCE,
  EMBED_TOKEN_MAX_AGE,
  EMBED_TOKEN_TYPE,
  covers,
  embedClaims,
} from './embed-token.ts'
import type { EmbedClaims } from './embed-token.ts'
import { EndpointProblem } from './problem.ts'
import { checkSecret } from './secret.ts'

export interface EmbedTokensOptions {
  /**
   * Secrets of at least 32 bytes, as your server signs with. All of them are
   * accepted: put the new one in before you sign with it, take the old one out
   * an hour after.
   */
  secrets: readonly string[]
  /** What `aud` must be. Default `sessionframe`; set it where two endpoints share a secret. */
  audience?: string
  now?: () => Date
}

/**
 * Authorises by short-lived tokens that your server signs for one lead
 * (`signEmbedToken`, or any JWT library with HS256).
 *
 * @throws {TypeError} when there is no secret or one is too short.
 */
export function embedTokens(options: EmbedTokensOptions): Authorize {
  const { secrets, audience = EMBED_TOKEN_AUDIENCE, now = () => new Date() } = options
  if (!Array.isArray(secrets) || secrets.length === 0) {
    throw new TypeError('embedTokens: "secrets" must be a list with at least one secret.')
  }
  const keys = secrets.map((secret, at) =>
    bytes(checkSecret(`embedTokens: secrets[${at}]`, secret)),
  )
  return async (request, wanted) => {
    const token = bearerToken(request)
    if (token === null) return null
    const claims = readClaims(await verify(token, keys, audience, now()))
    checkTokenOrigin(request, claims)
    checkGrant(claims, wanted)
    return { lead: claims.lead }
  }
}

/** The header's `kid` is never looked at: anybody can write one. */
async function verify(
  token: string,
  keys: readonly Uint8Array[],
  audience: string,
  currentDate: Date,
): Promise<JWTPayload> {
  for (const key of keys) {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        typ: EMBED_TOKEN_TYPE,
        audience,
        maxTokenAge: EMBED_TOKEN_MAX_AGE,
        clockTolerance: CLOCK_SKEW,
        currentDate,
      })
      return payload
    } catch (error) {
      if (error instanceof errors.JWSSignatureVerificationFailed) continue
      if (error instanceof errors.JWTExpired) {
        throw unauthorized('The embed token has expired. Get a new one from your server.')
      }
      throw unauthorized(`The embed token is not valid${failedClaim(error)}.`)
    }
  }
  throw unauthorized('The embed token was not signed with a secret that this endpoint knows.')
}

/** Which claim or header failed; its value stays out. */
function failedClaim(error: unknown): string {
  return error instanceof errors.JWTClaimValidationFailed ? `: "${error.claim}" does not fit` : ''
}

function readClaims(payload: JWTPayload): EmbedClaims {
  const claims = embedClaims.safeParse(payload).data
  if (claims !== undefined) return claims
  throw unauthorized(
    'The embed token must have "lead", "iat", "exp" at most an hour later, and "journey" or "appointmentType" as a list of ids or "*".',
  )
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
  throw new EndpointProblem('forbidden', `The embed token's "${claim}" does not include this id.`)
}

function unauthorized(detail: string): EndpointProblem {
  return new EndpointProblem('unauthorized', detail, {
    'WWW-Authenticate': 'Bearer error="invalid_token"',
  })
}
