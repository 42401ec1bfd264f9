import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { Keyring } from './access/keyring.ts'
import type { FileKeeping } from './files/file-store.ts'

/** What every use case of the platform works with. */
export interface PlatformContext {
  db: Kysely<Database>
  keys: Keyring
  /** Public origin of the hosted pages, without a slash at the end. */
  url: string
  /** The clock. */
  now(): Date
  /** Whether mails can be sent: without it nobody is written about his booking, or sent a copy of his answers. */
  sendsMail?: boolean
  /** Where files go that visitors send; without it, none are taken. */
  files?: FileKeeping
}
