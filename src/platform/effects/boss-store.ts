import { CompiledQuery, sql } from 'kysely'
import type { Db } from 'pg-boss'
import type { Executor } from '../../database/executor.ts'

/** Where pg-boss keeps what is its own. */
export const BOSS_SCHEMA = 'pgboss'

/**
 * Our connections, as pg-boss asks for them: PGlite has one, and a job is sent in
 * the transaction of the step that wants it.
 */
export function bossDatabase(ex: Executor): Db {
  const run = async (one: Executor, text: string, values: readonly unknown[] = []) => {
    const { rows } = await one.executeQuery(CompiledQuery.raw(text, [...values]))
    return { rows }
  }
  return {
    async executeSql(text, values) {
      if (ex.isTransaction || (values && values.length > 0)) return run(ex, text, values)
      // Several statements that begin a transaction: if one fails, somebody has to end it.
      return ex.connection().execute(async (one) => {
        try {
          return await run(one, text)
        } catch (error) {
          await sql`rollback`.execute(one)
          throw error
        }
      })
    },
  }
}
