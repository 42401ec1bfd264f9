import type { Kysely, Transaction } from 'kysely'
import type { Database } from './schema.ts'

/**
 * What every store function takes first. PGlite has one connection: inside a
 * transaction, pass the transaction, or the query waits for it for ever.
 */
export type Executor = Kysely<Database> | Transaction<Database>
