/** One key for each use, all made from the owner's one secret. */
export interface EndpointKeys {
  /** HMAC: opaque session ids. */
  sessionId: CryptoKey
  /** HMAC: names of store entries, fingerprints of bodies, leads in logs. */
  lookup: CryptoKey
  /** AES-GCM: what the store holds. */
  seal: CryptoKey
  /** HMAC: visitor ids. */
  visitor: CryptoKey
}

/** https://www.rfc-editor.org/rfc/rfc5869 */
export async function deriveKeys(secret: string): Promise<EndpointKeys> {
  const { subtle } = crypto
  const root = await subtle.importKey('raw', bytes(secret), 'HKDF', false, ['deriveKey'])
  const from = (use: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: bytes(`sessionframe endpoint 1 ${use}`),
  })
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  const aes = { name: 'AES-GCM', length: 256 }
  // Extractable, for Node's own cryptography; the secret that they are made of is in reach anyway.
  const [sessionId, lookup, seal, visitor] = await Promise.all([
    subtle.deriveKey(from('session-id'), root, hmac, true, ['sign']),
    subtle.deriveKey(from('lookup'), root, hmac, true, ['sign']),
    subtle.deriveKey(from('seal'), root, aes, true, ['encrypt', 'decrypt']),
    subtle.deriveKey(from('visitor'), root, hmac, false, ['sign', 'verify']),
  ])
  return { sessionId, lookup, seal, visitor }
}

export function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
