import { base64url } from 'jose'
import { bytes } from './derive-keys.ts'

/** HMAC-SHA-256 over a list of strings, as 43 characters of base64url. */
export async function keyedHash(key: CryptoKey, parts: readonly string[]): Promise<string> {
  // JSON keeps ["a", "bc"] and ["ab", "c"] apart.
  const mac = await crypto.subtle.sign('HMAC', key, bytes(JSON.stringify(parts)))
  return base64url.encode(new Uint8Array(mac))
}
