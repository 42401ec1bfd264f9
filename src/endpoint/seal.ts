import { base64url } from 'jose'
import { bytes } from './derive-keys.ts'
import { nodeKey } from './node-crypto.ts'
import type { OnNode } from './node-crypto.ts'

/** Of AES-GCM, as Web Crypto has them by default. NIST SP 800-38D */
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts for the store. `place` is the name of the entry: what was sealed
 * for one entry does not open in another.
 */
export async function seal(key: CryptoKey, place: string, value: unknown): Promise<string> {
  const iv = nextIv()
  const text = JSON.stringify(value)
  const node = nodeKey(key)
  if (node !== null) return sealOnNode(node, iv, place, text)
  const algorithm = { name: 'AES-GCM', iv, additionalData: bytes(place) }
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, bytes(text)))
  const both = new Uint8Array(iv.byteLength + sealed.byteLength)
  both.set(iv)
  both.set(sealed, iv.byteLength)
  return base64url.encode(both)
}

/** By Buffer too: base64 in JavaScript costs as much as to encrypt. */
function sealOnNode(
  { crypto, Buffer, keyObject }: OnNode,
  iv: Bytes,
  place: string,
  text: string,
): string {
  const cipher = crypto.createCipheriv('aes-256-gcm', keyObject, iv)
  cipher.setAAD(Buffer.from(place))
  const sealed = [cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return Buffer.concat([iv, ...sealed]).toString('base64url')
}

/** `undefined` when it was sealed by another secret, for another entry, or was changed since. */
export async function unseal(key: CryptoKey, place: string, text: string): Promise<unknown> {
  try {
    const both = new Uint8Array(base64url.decode(text))
    const iv = both.subarray(0, IV_BYTES)
    const plain = await decrypt(key, iv, bytes(place), both.subarray(IV_BYTES))
    return JSON.parse(new TextDecoder().decode(plain))
  } catch {
    return undefined
  }
}

type Bytes = Uint8Array<ArrayBuffer>

/** Drawn many at a time: to ask for twelve bytes costs as much as to encrypt with them. */
const ivs: Bytes = new Uint8Array(256 * IV_BYTES)
let used = ivs.byteLength

function nextIv(): Bytes {
  if (used === ivs.byteLength) {
    crypto.getRandomValues(ivs)
    used = 0
  }
  const iv = ivs.slice(used, used + IV_BYTES)
  used += IV_BYTES
  return iv
}

/** Throws when the tag does not fit. */
async function decrypt(key: CryptoKey, iv: Bytes, place: Bytes, sealed: Bytes): Promise<Bytes> {
  const node = nodeKey(key)
  if (node === null) {
    const algorithm = { name: 'AES-GCM', iv, additionalData: place }
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed))
  }
  const end = sealed.byteLength - TAG_BYTES
  // Node would take a shorter tag for one that was agreed on.
  if (end < 0) throw new Error('too short to be sealed')
  const decipher = node.crypto
    .createDecipheriv('aes-256-gcm', node.keyObject, iv, { authTagLength: TAG_BYTES })
    .setAAD(place)
    .setAuthTag(sealed.subarray(end))
  return new Uint8Array(
    node.Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]),
  )
}
