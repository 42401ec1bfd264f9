import { openKeyring } from './access/keyring.ts'
import type { PlatformContext } from './context.ts'

export interface OpenContextOptions {
  /** SESSIONFRAME_SECRET: seals the keys that are kept in the database; 32 bytes at least. */
  secret: string
  /** Public origin of the hosted pages: links are made from it, never from a Host header. */
  url: string
  now?: () => Date
  /** Whether an effect worker with a mailer runs somewhere: then visitors are written about their bookings. */
  sendsMail?: boolean
}

/**
 * What the platform works with, on a database that has been migrated.
 *
 * @throws {KeyringError} The secret is too short, or not the one that sealed the keys.
 */
export async function openContext(
  db: PlatformContext['db'],
  { secret, url, now = () => new Date(), sendsMail = false }: OpenContextOptions,
): Promise<PlatformContext> {
  return { db, keys: await openKeyring(db, secret), url: new URL(url).origin, now, sendsMail }
}
