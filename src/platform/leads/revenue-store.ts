import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'

/** @returns What a lead, who must be held, had brought in before, and what now: reckoned in decimals. */
export async function addRevenue(
  trx: Executor,
  leadId: string,
  value: number,
): Promise<{ from: number; to: number }> {
  const { from, to } = await trx
    .updateTable('lead')
    .set({ revenue: sql`revenue + ${value}::numeric` })
    .where('id', '=', leadId)
    .returning(['revenue as to', sql<string>`revenue - ${value}::numeric`.as('from')])
    .executeTakeFirstOrThrow()
  return { from: Number(from), to: Number(to) }
}
