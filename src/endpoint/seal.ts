import { base64url } from 'jose'
import { bytes } from './derive-keys.ts'

const IV_BYTES = 12

/**
 * Encrypts for the store. `place` is the name of the entry: what was sealed
 * for one entry does not open in another.
 */
export async function seal(key: CryptoKey, place: string, value: unknown): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const algorithm = { name: 'AES-GCM', iv, additionalData: bytes(place) }
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt(algorithm, key, bytes(JSON.stringify(value))),
  )
  const both = new Uint8Array(IV_BYTES + sealed.byteLength)
  both.set(iv)
  both.set(sealed, IV_BYTES)
  return base64url.encode(both)
}

/** `undefined` when it was sealed by another secret, for another entry, or was changed since. */
export async function unseal(key: CryptoKey, place: string, text: string): Promise<unknown> {
  try {
    const both = new Uint8Array(base64url.decode(text))
    const iv = both.subarray(0, IV_BYTES)
    const algorithm = { name: 'AES-GCM', iv, additionalData: bytes(place) }
    const plain = await crypto.subtle.decrypt(algorithm, key, both.subarray(IV_BYTES))
    return JSON.parse(new TextDecoder().decode(plain))
  } catch {
    return undefined
  }
}
