/**
 * Authenticated encryption under a secret of the owner: AES-256-GCM (NIST SP
 * 800-38D) with a key by HKDF-SHA-256 (RFC 5869) and a salt of its own each time.
 */

const SALT_BYTES = 16
const IV_BYTES = 12

/** @returns base64url of salt, nonce, cipher text and tag. */
export async function seal(plain: Uint8Array, secret: string, purpose: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const cipher = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bytes(purpose) },
    await sealingKey(secret, salt, purpose),
    new Uint8Array(plain),
  )
  return Buffer.concat([salt, iv, new Uint8Array(cipher)]).toString('base64url')
}

/** @returns null when the secret or the purpose is another one, or the text was changed. */
export async function unseal(
  sealed: string,
  secret: string,
  purpose: string,
): Promise<Uint8Array | null> {
  const raw = new Uint8Array(Buffer.from(sealed, 'base64url'))
  const salt = raw.slice(0, SALT_BYTES)
  const iv = raw.slice(SALT_BYTES, SALT_BYTES + IV_BYTES)
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: bytes(purpose) },
      await sealingKey(secret, salt, purpose),
      raw.slice(SALT_BYTES + IV_BYTES),
    )
    return new Uint8Array(plain)
  } catch {
    return null
  }
}

async function sealingKey(
  secret: string,
  salt: Uint8Array<ArrayBuffer>,
  purpose: string,
): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', bytes(secret), 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: bytes(`sessionframe ${purpose} key`) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}
