import { findAccessKey } from '../../access/access-key-store.ts'
import type { AccessKey, Permission } from '../../access/access-key.ts'
import type { PlatformContext } from '../../context.ts'
import { FlgError } from './refusal.ts'

/** Exactly one space and one key: whatever else is in the header is no key of ours. */
const BEARER = /^Bearer ([A-Za-z0-9_-]{1,200})$/i

const OPTION: Readonly<Record<Permission, string>> = {
  journeys: 'Allow access to Journeys',
  appointments: 'Allow access to Appointments',
}

/**
 * The key that a request came with: 401 without one that is known, then 403
 * unless it has one of the permissions.
 */
export async function callerKey(
  ctx: PlatformContext,
  authorization: string | undefined,
  oneOf: readonly Permission[],
): Promise<AccessKey> {
  const presented = BEARER.exec(authorization ?? '')?.[1]
  const key = presented === undefined ? null : await findAccessKey(ctx.db, presented)
  if (key === null) {
    throw new FlgError('unauthorized', 'Send "Authorization: Bearer <api_key>" with an access key.')
  }
  if (oneOf.some((permission) => key.permissions.includes(permission))) return key
  const wanted = oneOf.map((permission) => `"${OPTION[permission]}"`).join(' or ')
  throw new FlgError('forbidden', `The access key needs the permission ${wanted}.`)
}
