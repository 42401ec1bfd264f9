import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

export interface OpenDatabase {
  db: Kysely<Database>
  kind: 'pglite' | 'postgres'
  /** Waits for running queries, then gives up connections and locks. */
  close(): Promise<void>
}
