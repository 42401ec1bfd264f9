/** Bytes of UTF-8 that a secret needs at least: as many as HMAC-SHA-256 gives out. */
const SECRET_BYTES = 32

/** Throws a TypeError that names the option, never the secret. */
export function checkSecret(option: string, secret: unknown): string {
  if (typeof secret === 'string' && new TextEncoder().encode(secret).byteLength >= SECRET_BYTES) {
    return secret
  }
  throw new TypeError(
    `"${option}" must be a string of at least ${SECRET_BYTES} bytes. Make one with: openssl rand -base64 32`,
  )
}
