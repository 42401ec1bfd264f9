import { createHash, randomBytes } from 'node:crypto'
import type { Executor } from '../../database/executor.ts'
import { newId } from '../uuid.ts'
import type { Caller } from './caller.ts'
import { isScope } from './scope.ts'
import type { Scope } from './scope.ts'

/**
 * Logs a user in: Octeth's session id, which is told here once. Only its hash is kept.
 * @param wanted.token Made at random when not given.
 */
export async function createUserSession(
  ex: Executor,
  workspaceId: string,
  wanted: { scopes: readonly Scope[]; expiresAt: Date; token?: string },
): Promise<string> {
  const token = wanted.token ?? randomBytes(24).toString('base64url')
  const { scopes, expiresAt } = wanted
  await ex
    .insertInto('user_session')
    .values({
      id: newId(),
      workspace_id: workspaceId,
      hash: tokenHash(token),
      scopes: [...scopes],
      expires_at: expiresAt,
    })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ expires_at: expiresAt }))
    .execute()
  return token
}

/** Who has this session id; null for one that is unknown. */
export async function findUserSession(
  ex: Executor,
  token: string,
): Promise<{ caller: Caller; expiresAt: Date } | null> {
  const row = await ex
    .selectFrom('user_session')
    .selectAll()
    .where('hash', '=', tokenHash(token))
    .executeTakeFirst()
  if (row === undefined) return null
  const caller = {
    workspaceId: row.workspace_id,
    scopes: new Set(row.scopes.filter(isScope)),
    id: `session:${row.id}`,
  }
  return { caller, expiresAt: row.expires_at }
}

// A plain hash is enough: the ids are random.
function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
