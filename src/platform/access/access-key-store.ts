import { createHash, randomInt } from 'node:crypto'
import type { Executor } from '../../database/executor.ts'
import { PlatformError } from '../platform-error.ts'
import { newId } from '../uuid.ts'
import type { AccessKey, Permission } from './access-key.ts'
import { isScope } from './scope.ts'
import type { Scope } from './scope.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const KEY_LENGTH = 32
const GIVEN_KEY = /^[A-Za-z0-9_-]{24,128}$/

/**
 * Makes a key of 32 random letters and digits, or takes a given one. Only its
 * SHA-256 is stored: the answer is the one time that the key can be read.
 * @throws {PlatformError} `invalid`: the given key is too short or has other characters; `conflict`: it is in use.
 */
export async function createAccessKey(
  ex: Executor,
  workspaceId: string,
  wanted: { name: string; permissions?: Permission[]; scopes?: readonly Scope[]; key?: string },
): Promise<AccessKey & { key: string }> {
  const key = wanted.key ?? randomKey()
  if (!GIVEN_KEY.test(key)) {
    throw new PlatformError(
      'invalid',
      'An access key has 24 to 128 letters, digits, hyphens and underscores.',
    )
  }
  const permissions = [...new Set(wanted.permissions)]
  const scopes = [...new Set(wanted.scopes)]
  const row = await ex
    .insertInto('access_key')
    .values({
      id: newId(),
      workspace_id: workspaceId,
      name: wanted.name,
      hash: keyHash(key),
      permissions,
      scopes,
    })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new PlatformError('conflict', 'This access key is in use already.')
  return { id: row.id, workspaceId, name: wanted.name, permissions, scopes, key }
}

/** Null for a key that is unknown or revoked. */
export async function findAccessKey(ex: Executor, presented: string): Promise<AccessKey | null> {
  const row = await ex
    .selectFrom('access_key')
    .select(['id', 'workspace_id', 'name', 'permissions', 'scopes'])
    .where('hash', '=', keyHash(presented))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    name: row.name,
    permissions: row.permissions.filter(isPermission),
    // What a newer version knows, or an older one knew, is not allowed here.
    scopes: row.scopes.filter(isScope),
  }
}

/** From now on the key is unknown. Returns false when there is no such key, or it is revoked already. */
export async function revokeAccessKey(
  ex: Executor,
  workspaceId: string,
  id: string,
  at: Date,
): Promise<boolean> {
  const result = await ex
    .updateTable('access_key')
    .set({ revoked_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

// A plain hash is enough: the keys are random, so there is no dictionary to try.
function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

function randomKey(): string {
  return Array.from({ length: KEY_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join(
    '',
  )
}

function isPermission(text: string): text is Permission {
  return text === 'journeys' || text === 'appointments'
}
