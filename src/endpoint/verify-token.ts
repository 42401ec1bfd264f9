import { decodeProtectedHeader, errors } from 'jose'
import type { JWTPayload, ProtectedHeaderParameters } from 'jose'
import type { z } from 'zod'
import { CLOCK_SKEW, EMBED_TOKEN_MAX_AGE, EMBED_TOKEN_TYPE, embedClaims } from './embed-token.ts'
import type { EmbedClaims } from './embed-token.ts'
import { INVITE_TOKEN_MAX_AGE, INVITE_TOKEN_TYPE, inviteClaims } from './invite-token.ts'
import { EndpointProblem } from './problem.ts'
import type { TokenCheck } from './token-keys.ts'

interface Kind {
  name: string
  typ: string
  /** Seconds. */
  maxAge: number
  claims: z.ZodType<EmbedClaims>
  /** What its claims have to be, for whoever makes tokens. */
  rule: string
}

const EMBED: Kind = {
  name: 'embed token',
  typ: EMBED_TOKEN_TYPE,
  maxAge: EMBED_TOKEN_MAX_AGE,
  claims: embedClaims,
  rule: '"lead", "iat", "exp" at most an hour later, and "journey" or "appointmentType" as a list of ids or "*"',
}
const INVITE: Kind = {
  name: 'invite',
  typ: INVITE_TOKEN_TYPE,
  maxAge: INVITE_TOKEN_MAX_AGE,
  claims: inviteClaims,
  rule: '"lead", "iat", "exp" at most 90 days later, and one id as "journey" or "appointmentType"',
}

/** What a token says, once it is known to be one of ours. */
export interface VerifiedToken extends EmbedClaims {
  invited: boolean
}

/**
 * Throws the problem `unauthorized`, or whatever kept the keys from coming: that
 * is no fault of the token's.
 */
export async function verifyToken(
  token: string,
  checks: readonly TokenCheck[],
  { audience, now }: { audience: string; now: Date },
): Promise<VerifiedToken> {
  const header = headerOf(token)
  const kind = header?.typ === INVITE_TOKEN_TYPE ? INVITE : EMBED
  if (header === null) throw unauthorized(`The ${kind.name} is not valid.`)
  const payload = await verifySignature(token, header, checks, { kind, audience, currentDate: now })
  const claims = kind.claims.safeParse(payload).data
  if (claims !== undefined) return { ...claims, invited: kind === INVITE }
  throw unauthorized(`The ${kind.name} must have ${kind.rule}.`)
}

/** Only to choose what to hold it to: it is not trusted. */
function headerOf(token: string): ProtectedHeaderParameters | null {
  try {
    return decodeProtectedHeader(token)
  } catch {
    return null
  }
}

async function verifySignature(
  token: string,
  header: ProtectedHeaderParameters,
  checks: readonly TokenCheck[],
  { kind, audience, currentDate }: { kind: Kind; audience: string; currentDate: Date },
): Promise<JWTPayload> {
  const { name, typ, maxAge } = kind
  const expected = { typ, audience, maxTokenAge: maxAge, clockTolerance: CLOCK_SKEW, currentDate }
  for (const check of checks) {
    try {
      return await check(token, header, expected)
    } catch (error) {
      if (isOtherKey(error)) continue
      if (error instanceof errors.JWTExpired) {
        throw unauthorized(`The ${name} has expired. Get a new one from your server.`)
      }
      if (!isTokensFault(error)) throw error
      throw unauthorized(`The ${name} is not valid${failedClaim(error)}.`)
    }
  }
  throw unauthorized(`The ${name} was not signed with a secret or key that this endpoint knows.`)
}

/** Another of the keys may fit. */
function isOtherKey(error: unknown): boolean {
  return (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys
  )
}

/** All but a key set that is not to be had, or is none. */
function isTokensFault(error: unknown): boolean {
  return (
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JOSENotSupported
  )
}

/** Which claim or header failed; its value stays out. */
function failedClaim(error: unknown): string {
  return error instanceof errors.JWTClaimValidationFailed ? `: "${error.claim}" does not fit` : ''
}

export function unauthorized(detail: string): EndpointProblem {
  return new EndpointProblem('unauthorized', detail, {
    'WWW-Authenticate': 'Bearer error="invalid_token"',
  })
}
