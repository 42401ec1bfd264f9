import { sql } from 'kysely'
import type { Executor } from '../database/executor.ts'

/**
 * Waits until no other transaction holds the lock of this name, and holds it to
 * the end of this one. Two names may share a lock; that costs a wait, no more.
 * https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export async function lockName(trx: Executor, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx)
}
