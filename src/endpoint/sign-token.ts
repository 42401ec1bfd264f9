import { SignJWT } from 'jose'
import type { JWTPayload } from 'jose'
import type { z } from 'zod'
import { bytes } from './derive-keys.ts'
import { EMBED_TOKEN_AUDIENCE } from './embed-token.ts'
import { checkSecret } from './secret.ts'
import { isWebOrigin } from './web-origin.ts'

export interface SignOptions {
  /** One of the endpoint's `secrets`: at least 32 bytes. */
  secret: string
  /** How long it lives, in whole seconds. */
  expiresInSeconds?: number
  now?: () => Date
}

/** What one kind of token is. */
export interface TokenKind {
  /** The function that signs it, for messages. */
  by: string
  typ: string
  /** Seconds. */
  maxAge: number
  claims: z.ZodType<JWTPayload>
  /** What is wrong when the claims are. */
  rule: string
}

interface Claims {
  audience?: string
  origin?: string
}

/** Signs with HS256. Throws TypeErrors that name what is wrong, never the secret. */
export async function signToken(
  kind: TokenKind,
  { audience = EMBED_TOKEN_AUDIENCE, ...own }: Claims,
  options: SignOptions & { expiresInSeconds: number },
): Promise<string> {
  const { by, typ, maxAge } = kind
  const { secret, expiresInSeconds, now = () => new Date() } = options
  const key = bytes(checkSecret(`${by}: secret`, secret))
  if (!Number.isInteger(expiresInSeconds) || expiresInSeconds < 1 || expiresInSeconds > maxAge) {
    throw new TypeError(`${by}: "expiresInSeconds" must be a whole number from 1 to ${maxAge}.`)
  }
  if (own.origin !== undefined && !isWebOrigin(own.origin)) {
    throw new TypeError(`${by}: "origin" must be like "https://www.example.com".`)
  }
  const iat = Math.floor(now().getTime() / 1000)
  const payload = kind.claims.safeParse({ ...own, iat, exp: iat + expiresInSeconds })
  if (!payload.success) throw new TypeError(`${by}: ${kind.rule}`)
  return new SignJWT(payload.data)
    .setProtectedHeader({ alg: 'HS256', typ })
    .setAudience(audience)
    .setJti(crypto.randomUUID())
    .sign(key)
}
