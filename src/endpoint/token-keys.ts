import { createLocalJWKSet, createRemoteJWKSet, jwtVerify } from 'jose'
import type {
  JSONWebKeySet,
  JWTPayload,
  JWTVerifyGetKey,
  JWTVerifyOptions,
  ProtectedHeaderParameters,
} from 'jose'
import { bytes } from './derive-keys.ts'
import { checkSecret } from './secret.ts'
import { verifyHs256 } from './verify-hs256.ts'
import { isLoopback } from './web-origin.ts'

export interface TokenKeysOptions {
  /**
   * Secrets of at least 32 bytes, as your server signs with (HS256). All of
   * them are accepted: put the new one in before you sign with it, take the old
   * one out when the last token that it signed has expired.
   */
  secrets?: readonly string[]
  /**
   * Public keys of what signs with EdDSA: a JWK Set, or the https address of
   * one. An address is asked when a token has a `kid` that is not known yet, at
   * most every 30 seconds, and otherwise every 10 minutes.
   * https://www.rfc-editor.org/rfc/rfc7517#section-5
   */
  jwks?: string | URL | JSONWebKeySet
}

/** Checks a signature and the claims that every token has. Throws errors of `jose`. */
export type TokenCheck = (
  token: string,
  header: ProtectedHeaderParameters,
  options: JWTVerifyOptions,
) => Promise<JWTPayload>

const HMAC = { name: 'HMAC', hash: 'SHA-256' }
/** The old name and the new one. https://www.rfc-editor.org/rfc/rfc9864#section-2.2 */
const PUBLIC = ['EdDSA', 'Ed25519']

/** Milliseconds that a JWK Set has to come. */
const JWKS_TIMEOUT = 5000

/** @throws {TypeError} when there is no key, or one that is no key. */
export function tokenChecks({ secrets = [], jwks }: TokenKeysOptions): TokenCheck[] {
  if (!Array.isArray(secrets)) throw new TypeError('embedTokens: "secrets" must be a list.')
  const shared = secrets.map((secret, at): TokenCheck => {
    const raw = bytes(checkSecret(`embedTokens: secrets[${at}]`, secret))
    // On the first call: some runtimes allow no cryptography while a module loads.
    let key: Promise<CryptoKey> | undefined
    return async (token, header, options) => {
      // Extractable, for Node's own cryptography; the secret itself is in reach anyway.
      key ??= crypto.subtle.importKey('raw', raw, HMAC, true, ['verify'])
      return verifyHs256(token, await key, header, options)
    }
  })
  if (jwks === undefined) {
    if (shared.length > 0) return shared
    throw new TypeError('embedTokens: give at least one of "secrets", or "jwks".')
  }
  const keys = publicKeys(jwks)
  return [
    ...shared,
    async (token, _, options) =>
      (await jwtVerify(token, keys, { ...options, algorithms: PUBLIC })).payload,
  ]
}

function publicKeys(jwks: string | URL | JSONWebKeySet): JWTVerifyGetKey {
  if (typeof jwks === 'object' && !(jwks instanceof URL)) {
    try {
      return createLocalJWKSet(jwks)
    } catch {
      throw new TypeError('embedTokens: "jwks" must be a JWK Set: { keys: […] }.')
    }
  }
  const url = URL.canParse(jwks) ? new URL(jwks) : undefined
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) {
    return createRemoteJWKSet(url, { timeoutDuration: JWKS_TIMEOUT })
  }
  throw new TypeError(
    'embedTokens: "jwks" must be an https address, or a JWK Set. http is for this machine only.',
  )
}
