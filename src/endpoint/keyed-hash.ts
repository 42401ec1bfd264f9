import { base64url } from 'jose'
import { bytes } from './derive-keys.ts'
import { nodeKey } from './node-crypto.ts'

/** HMAC-SHA-256 over a list of strings, as 43 characters of base64url. */
export async function keyedHash(key: CryptoKey, parts: readonly string[]): Promise<string> {
  // JSON keeps ["a", "bc"] and ["ab", "c"] apart.
  const text = JSON.stringify(parts)
  const node = nodeKey(key)
  if (node !== null) {
    return node.crypto.createHmac('sha256', node.keyObject).update(text).digest('base64url')
  }
  const mac = await crypto.subtle.sign('HMAC', key, bytes(text))
  return base64url.encode(new Uint8Array(mac))
}
