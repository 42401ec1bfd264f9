import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../database/schema.ts'

const ATTEMPTS = 4
/** deadlock_detected, serialization_failure: https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html */
const RETRYABLE = new Set(['40P01', '40001'])

/**
 * Runs `work` in one transaction, and again, three times at most, when the
 * database broke it off to let another go first. So `work` must have no effect
 * but on the database.
 */
export async function inTransaction<Result>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error
    }
  }
}

/** Runs `work` in a transaction that is given up at its end: gives what it would do, and does not do it. */
export async function inRehearsal<Result>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  const trx = await db.startTransaction().execute()
  try {
    return await work(trx)
  } finally {
    await trx.rollback().execute()
  }
}

/** Whether the database broke it off to let another go first. */
export function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && RETRYABLE.has(String(error.code))
}
