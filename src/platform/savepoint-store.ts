import { sql } from 'kysely'
import type { Executor } from '../database/executor.ts'

/**
 * Runs a part of a transaction that may be given up without the rest.
 * @throws What `work` threw, after what it did is undone.
 */
export async function withSavepoint<Result>(
  trx: Executor,
  work: () => Promise<Result>,
): Promise<Result> {
  await sql`savepoint part`.execute(trx)
  try {
    const result = await work()
    await sql`release savepoint part`.execute(trx)
    return result
  } catch (error) {
    await sql`rollback to savepoint part`.execute(trx)
    throw error
  }
}
