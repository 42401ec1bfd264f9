import { AccessError } from './access-error.ts'
import type { AccessKey, Permission } from './access-key.ts'
import type { Scope } from './scope.ts'

/**
 * Who asks, whatever the credential was. Each vendor API turns its own
 * credentials into one of these; what follows knows nothing else of them.
 */
export interface Caller {
  workspaceId: string
  scopes: ReadonlySet<Scope>
  /** For records, such as who published: kind and id of the credential, never the credential. */
  id: string
}

const SCOPE_OF_PERMISSION: Readonly<Record<Permission, Scope>> = {
  journeys: 'form-session:start',
  appointments: 'appointment-session:start',
}

export function callerOfKey({ id, workspaceId, permissions, scopes }: AccessKey): Caller {
  const permitted = permissions.map((permission) => SCOPE_OF_PERMISSION[permission])
  return { workspaceId, scopes: new Set([...scopes, ...permitted]), id: `key:${id}` }
}

/** The one place that decides whether a caller may do something. */
export function hasScope({ scopes }: Caller, ...oneOf: readonly Scope[]): boolean {
  return oneOf.some((scope) => scopes.has(scope))
}

/** @throws {AccessError} `forbidden`, unless the caller has one of the scopes. */
export function requireScope(caller: Caller, ...oneOf: readonly Scope[]): void {
  if (hasScope(caller, ...oneOf)) return
  const wanted = oneOf.map((scope) => `"${scope}"`).join(' or ')
  throw new AccessError('forbidden', `This needs the scope ${wanted}.`)
}
