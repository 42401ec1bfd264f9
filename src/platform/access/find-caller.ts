import type { PlatformContext } from '../context.ts'
import { findAccessKey } from './access-key-store.ts'
import { callerOfKey } from './caller.ts'
import type { Caller } from './caller.ts'

/** Who has this access key; null for none, and for one that is unknown or revoked. */
export async function findCaller(
  { db }: Pick<PlatformContext, 'db'>,
  accessKey: string | null,
): Promise<Caller | null> {
  const found = accessKey === null ? null : await findAccessKey(db, accessKey)
  return found && callerOfKey(found)
}
