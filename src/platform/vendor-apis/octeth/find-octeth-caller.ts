import { hasScope } from '../../access/caller.ts'
import type { Caller } from '../../access/caller.ts'
import { findCaller } from '../../access/find-caller.ts'
import type { Scope } from '../../access/scope.ts'
import { findUserSession } from '../../access/user-session-store.ts'
import type { PlatformContext } from '../../context.ts'
import { commonError } from './octeth-error.ts'
import type { Parameters } from './read-parameters.ts'

/** Of these, what a command wants, in Octeth's words. */
const PRIVILEGES = {
  'campaign:create': 'Campaign.Create',
  'campaign:delete': 'Campaign.Delete',
  'workspace:any': 'an administrator',
} as const satisfies Partial<Record<Scope, string>>
export type OctethPrivilege = keyof typeof PRIVILEGES

/**
 * Who asks: by an API key or a session id, or, where a command is for
 * administrators, by an administrator's key. Cookies are never read.
 * @param parameters Those in which a credential is taken.
 * @throws {OctethError} 401.
 */
export async function findOctethCaller(
  ctx: PlatformContext,
  headers: Headers,
  parameters: Parameters,
  privilege: OctethPrivilege,
): Promise<Caller> {
  const given = (name: string) => {
    const value = parameters.get(name.toLowerCase())
    return typeof value === 'string' && value !== '' ? value : (headers.get(name) ?? '')
  }
  if (privilege === 'workspace:any') {
    return knownCaller(ctx, given('AdminAPIKey'), 'AdminAPIKey')
  }
  const apiKey = given('APIKey')
  const session = parameters.get('sessionid')
  if (apiKey !== '' || typeof session !== 'string' || session === '') {
    return knownCaller(ctx, apiKey, 'APIKey')
  }
  const found = await findUserSession(ctx.db, session)
  if (found === null) throw commonError('unauthorized', 'Invalid SessionID parameter')
  if (found.expiresAt <= ctx.now()) throw commonError('session-expired', 'The session has expired')
  return found.caller
}

/** @throws {OctethError} 403. */
export function requirePrivilege(caller: Caller, privilege: OctethPrivilege): void {
  if (hasScope(caller, privilege)) return
  throw commonError('forbidden', `Not enough privileges: this needs ${PRIVILEGES[privilege]}`)
}

async function knownCaller(ctx: PlatformContext, key: string, name: string): Promise<Caller> {
  const caller = await findCaller(ctx, key === '' ? null : key)
  if (caller !== null) return caller
  throw commonError('unauthorized', `${key === '' ? 'Missing' : 'Invalid'} ${name} parameter`)
}
