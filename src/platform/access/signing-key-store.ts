import type { JWK } from 'jose'
import type { Executor } from '../../database/executor.ts'
import { newId } from '../uuid.ts'

export type KeyPurpose = 'link' | 'receipt' | 'user-token'

export interface StoredKey {
  id: string
  purpose: KeyPurpose
  sealed: string
  publicJwk: JWK | null
}

/** The key in use for a purpose. */
export async function findSigningKey(ex: Executor, purpose: KeyPurpose): Promise<StoredKey | null> {
  const row = await ex
    .selectFrom('signing_key')
    .select(['id', 'sealed', 'public_jwk'])
    .where('purpose', '=', purpose)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return row === undefined
    ? null
    : { id: row.id, purpose, sealed: row.sealed, publicJwk: row.public_jwk }
}

/** Does nothing when another instance has made the key meanwhile: read it again. */
export async function insertSigningKey(
  ex: Executor,
  key: { purpose: KeyPurpose; sealed: string; publicJwk: JWK | null },
): Promise<void> {
  await ex
    .insertInto('signing_key')
    .values({
      id: newId(),
      purpose: key.purpose,
      sealed: key.sealed,
      public_jwk: key.publicJwk === null ? null : JSON.stringify(key.publicJwk),
    })
    .onConflict((conflict) =>
      conflict.column('purpose').where('retired_at', 'is', null).doNothing(),
    )
    .execute()
}

/** Public halves, retired keys too: receipts signed by them are still good. */
export async function listPublicKeys(ex: Executor, purpose: KeyPurpose): Promise<JWK[]> {
  const rows = await ex
    .selectFrom('signing_key')
    .select('public_jwk')
    .where('purpose', '=', purpose)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.flatMap((row) => (row.public_jwk === null ? [] : [row.public_jwk]))
}
