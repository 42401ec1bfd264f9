import { bearerToken } from '../../access/bearer-token.ts'
import { hasScope } from '../../access/caller.ts'
import type { Caller } from '../../access/caller.ts'
import { findCaller } from '../../access/find-caller.ts'
import type { PlatformContext } from '../../context.ts'
import { FlgError } from './refusal.ts'

/** The scopes of these routes, as FLG's settings of a key call them. */
const OPTIONS = {
  'form-session:start': 'Allow access to Journeys',
  'appointment-session:start': 'Allow access to Appointments',
} as const
export type FlgScope = keyof typeof OPTIONS

/**
 * Who sent a request: 401 without a key that is known, then 403 unless it has
 * one of the scopes.
 */
export async function findFlgCaller(
  ctx: PlatformContext,
  authorization: string | undefined,
  oneOf: readonly FlgScope[],
): Promise<Caller> {
  const caller = await findCaller(ctx, bearerToken(authorization))
  if (caller === null) {
    throw new FlgError('unauthorized', 'Send "Authorization: Bearer <api_key>" with an access key.')
  }
  if (hasScope(caller, ...oneOf)) return caller
  const wanted = oneOf.map((scope) => `"${OPTIONS[scope]}"`).join(' or ')
  throw new FlgError('forbidden', `The access key needs the permission ${wanted}.`)
}
