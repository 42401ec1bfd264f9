import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'

/** Whether the database answers. */
export async function isAnswering(ex: Executor): Promise<boolean> {
  return sql`select 1`.execute(ex).then(
    () => true,
    () => false,
  )
}
