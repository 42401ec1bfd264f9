import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify } from 'jose'
import type { JSONWebKeySet, JWTPayload, JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { deriveKeys } from './derive-keys.ts'
import { checkSecret } from './secret.ts'
import { opaqueSessionId } from './session-id.ts'

const RECEIPT_TYPE = 'sessionframe-receipt+jwt'

const receiptClaims = z.object({
  sid: z.string().min(1),
  outcome: z.enum(['form', 'appointment']),
  start: z.string().optional(),
  end: z.string().optional(),
  iat: z.number(),
})

/** What a receipt proves. */
export interface VerifiedReceipt {
  /** The endpoint's own id, as `session-created` and `GET /sessions/{sessionId}` have it. */
  sessionId: string
  outcome: 'form' | 'appointment'
  /** ISO 8601 instants in UTC of what was booked; null for a form. */
  start: string | null
  end: string | null
  issuedAt: Date
}

/** The receipt was not made by the platform, or was changed since. */
export class InvalidReceiptError extends Error {
  override readonly name = 'InvalidReceiptError'
}

export interface VerifyReceiptOptions {
  /** The platform's keys, or the URL they are at: `https://…/.well-known/jwks.json`. */
  jwks: JSONWebKeySet | URL
  /** The endpoint's `secret`: it makes the session id. */
  secret: string
}

/**
 * Checks, on your server, that a session was completed. A receipt that a
 * browser hands over proves nothing before this.
 *
 * @throws {InvalidReceiptError} when the receipt does not hold. Other errors
 *   mean that the keys could not be had: try again.
 */
export async function verifyReceipt(
  receipt: string,
  { jwks, secret }: VerifyReceiptOptions,
): Promise<VerifiedReceipt> {
  const keys = await deriveKeys(checkSecret('verifyReceipt: secret', secret))
  const claims = receiptClaims.safeParse(await verify(receipt, keySource(jwks))).data
  if (claims === undefined) throw new InvalidReceiptError('The receipt has not the right claims.')
  const { sid, outcome, start = null, end = null, iat } = claims
  const sessionId = await opaqueSessionId(keys, sid)
  return { sessionId, outcome, start, end, issuedAt: new Date(iat * 1000) }
}

async function verify(receipt: string, keys: JWTVerifyGetKey): Promise<JWTPayload> {
  try {
    const options = { algorithms: ['EdDSA', 'Ed25519'], typ: RECEIPT_TYPE, clockTolerance: 30 }
    return (await jwtVerify(receipt, keys, options)).payload
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) {
      throw new InvalidReceiptError(
        'The receipt was signed with a key that the platform does not have.',
      )
    }
    if (isAboutTheReceipt(error)) throw new InvalidReceiptError('The receipt is not valid.')
    throw error
  }
}

function isAboutTheReceipt(error: unknown): boolean {
  return (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWTExpired ||
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported
  )
}

/** A remote set keeps what it fetched, so each URL has one. */
const remoteSets = new Map<string, JWTVerifyGetKey>()

function keySource(jwks: JSONWebKeySet | URL): JWTVerifyGetKey {
  if (!(jwks instanceof URL)) return createLocalJWKSet(jwks)
  const known = remoteSets.get(jwks.href) ?? createRemoteJWKSet(jwks)
  remoteSets.set(jwks.href, known)
  return known
}
