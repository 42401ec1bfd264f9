import { SignJWT } from 'jose'
import { bytes } from './derive-keys.ts'
import {
  EMBED_TOKEN_AUDIENCE,
  EMBED_TOKEN_MAX_AGE,
  EMBED_TOKEN_TYPE,
  embedClaims,
} from './embed-token.ts'
import { checkSecret } from './secret.ts'
import { isWebOrigin } from './web-origin.ts'

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

export interface SignOptions {
  /** One of the endpoint's `secrets`: at least 32 bytes. */
  secret: string
  /** 1 to 3600. Default 600: a page fetches a new one when it needs it. */
  expiresInSeconds?: number
  now?: () => Date
}

/**
 * Signs an embed token, on your server, for the visitor that your server knows.
 *
 * @throws {TypeError} when a claim or option is missing or wrong.
 */
export async function signEmbedToken(
  claims: EmbedTokenClaims,
  options: SignOptions,
): Promise<string> {
  const { audience = EMBED_TOKEN_AUDIENCE, ...own } = claims
  const { expiresInSeconds = 600, now = () => new Date() } = options
  const key = bytes(checkSecret('signEmbedToken: secret', options.secret))
  if (
    !Number.isInteger(expiresInSeconds) ||
    expiresInSeconds < 1 ||
    expiresInSeconds > EMBED_TOKEN_MAX_AGE
  ) {
    throw new TypeError('signEmbedToken: "expiresInSeconds" must be a whole number from 1 to 3600.')
  }
  if (own.origin !== undefined && !isWebOrigin(own.origin)) {
    throw new TypeError('signEmbedToken: "origin" must be like "https://www.example.com".')
  }
  const iat = Math.floor(now().getTime() / 1000)
  const payload = embedClaims.safeParse({ ...own, iat, exp: iat + expiresInSeconds })
  if (!payload.success) {
    throw new TypeError(
      'signEmbedToken: give "lead" and at least one of "journey" and "appointmentType", as a list of ids or "*". An id is 1 to 64 letters, digits, "-" or "_".',
    )
  }
  return new SignJWT(payload.data)
    .setProtectedHeader({ alg: 'HS256', typ: EMBED_TOKEN_TYPE })
    .setAudience(audience)
    .setJti(crypto.randomUUID())
    .sign(key)
}
