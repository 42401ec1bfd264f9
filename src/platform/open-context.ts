import { openKeyring } from './access/keyring.ts'
import type { PlatformContext } from './context.ts'
import type { FileKeeping } from './files/file-store.ts'

export interface OpenContextOptions {
  /** SESSIONFRAME_SECRET: seals the keys that are kept in the database; 32 bytes at least. */
  secret: string
  /** Public origin of the hosted pages: links are made from it, never from a Host header. */
  url: string
  now?: () => Date
  /** Whether an effect worker with a mailer runs somewhere: then visitors are written about their bookings, and sent copies of their answers. */
  sendsMail?: boolean
  /** Where files go that visitors send; without it, none are taken. */
  files?: FileKeeping
}

/**
 * What the platform works with, on a database that has been migrated.
 *
 * @throws {KeyringError} The secret is too short, or not the one that sealed the keys.
 */
export async function openContext(
  db: PlatformContext['db'],
  { secret, url, now = () => new Date(), sendsMail = false, files }: OpenContextOptions,
): Promise<PlatformContext> {
  const keys = await openKeyring(db, secret)
  return { db, keys, url: new URL(url).origin, now, sendsMail, ...(files && { files }) }
}
