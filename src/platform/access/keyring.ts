import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose'
import type { CryptoKey, JWK } from 'jose'
import type { Executor } from '../../database/executor.ts'
import { findSigningKey, insertSigningKey, listPublicKeys } from './signing-key-store.ts'
import type { KeyPurpose, StoredKey } from './signing-key-store.ts'
import { seal, unseal } from './seal.ts'

/** The installation's own keys. They live in the database, so that any instance can check what another made. */
export interface Keyring {
  /** HMAC-SHA-256 key of the links' tokens. */
  linkKey: Uint8Array
  /** HMAC-SHA-256 key of the users' tokens. */
  userTokenKey: Uint8Array
  receiptKid: string
  /** Ed25519, private. */
  receiptKey: CryptoKey
  /** Public keys of receipts, RFC 7517. */
  jwks(): Promise<{ keys: JWK[] }>
  /** For secrets of the workspaces' own. What was sealed for one purpose does not open for another. */
  seal(plain: string, purpose: string): Promise<string>
  /** Null for what was sealed otherwise. */
  unseal(sealed: string, purpose: string): Promise<string | null>
}

/** The keys in the database cannot be used. The message names SESSIONFRAME_SECRET and never its value. */
class KeyringError extends Error {
  override readonly name = 'KeyringError'
}

const SECRET_BYTES = 32

/**
 * Opens the keys with the owner's secret, and makes them the first time. Two
 * instances may do so at once: both end with the same keys.
 * @param secret SESSIONFRAME_SECRET, 32 bytes or more in UTF-8.
 * @throws {KeyringError} The secret is too short, or not the one that sealed the keys.
 */
export async function openKeyring(ex: Executor, secret: string): Promise<Keyring> {
  if (Buffer.byteLength(secret) < SECRET_BYTES) {
    throw new KeyringError(`SESSIONFRAME_SECRET must have ${SECRET_BYTES} bytes or more.`)
  }
  const linkKey = await openKey(ex, secret, 'link', newHmacKey)
  const userTokenKey = await openKey(ex, secret, 'user-token', newHmacKey)
  const receipt = await openKey(ex, secret, 'receipt', newReceiptKey)
  const jwk = JSON.parse(Buffer.from(receipt.plain).toString()) as JWK
  const receiptKey = await importJWK(jwk, 'EdDSA')
  const receiptKid = receipt.stored.publicJwk?.kid
  if (receiptKey instanceof Uint8Array || receiptKid === undefined) throw wrongSecret()
  const keys = await listPublicKeys(ex, 'receipt')
  return {
    linkKey: linkKey.plain,
    userTokenKey: userTokenKey.plain,
    receiptKid,
    receiptKey,
    jwks: async () => ({ keys }),
    seal: (plain, purpose) => seal(Buffer.from(plain), secret, purpose),
    unseal: async (sealed, purpose) => {
      const plain = await unseal(sealed, secret, purpose)
      return plain === null ? null : Buffer.from(plain).toString()
    },
  }
}

interface NewKey {
  plain: Uint8Array
  publicJwk: JWK | null
}

async function openKey(
  ex: Executor,
  secret: string,
  purpose: KeyPurpose,
  make: () => Promise<NewKey>,
): Promise<{ stored: StoredKey; plain: Uint8Array }> {
  let stored = await findSigningKey(ex, purpose)
  if (stored === null) {
    const { plain, publicJwk } = await make()
    await insertSigningKey(ex, { purpose, publicJwk, sealed: await seal(plain, secret, purpose) })
    stored = await findSigningKey(ex, purpose)
  }
  const plain = stored === null ? null : await unseal(stored.sealed, secret, purpose)
  if (stored === null || plain === null) throw wrongSecret()
  return { stored, plain }
}

async function newHmacKey(): Promise<NewKey> {
  return { plain: crypto.getRandomValues(new Uint8Array(32)), publicJwk: null }
}

async function newReceiptKey(): Promise<NewKey> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const publicJwk = await exportJWK(pair.publicKey)
  const kid = await calculateJwkThumbprint(publicJwk)
  return {
    plain: Buffer.from(JSON.stringify(await exportJWK(pair.privateKey))),
    publicJwk: { ...publicJwk, kid, alg: 'EdDSA', use: 'sig' },
  }
}

function wrongSecret(): KeyringError {
  return new KeyringError(
    'SESSIONFRAME_SECRET is not the secret that sealed the keys in this database. ' +
      'Set it to the secret this database was first started with.',
  )
}
