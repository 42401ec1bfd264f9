import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { isId } from '../uuid.ts'

/**
 * | reason | |
 * | --- | --- |
 * | journey-closed | not active |
 * | suppressed | the lead wants to hear nothing |
 * | not-in-audience | the lead is in another lead group than `audienceId` names |
 * | anonymous | nobody knows the visitor, and the journey wants to |
 * | trigger-criteria, run-criteria | not all of them hold |
 * | inside | is inside now |
 * | entered-before | was inside, or came by the same key |
 * | rate-limited | as many as may have entered within the hour or day |
 */
export const REFUSAL_REASONS = [
  'journey-closed',
  'suppressed',
  'not-in-audience',
  'anonymous',
  'trigger-criteria',
  'run-criteria',
  'inside',
  'entered-before',
  'rate-limited',
] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]

/** Why a lead was not let in, and how often. */
export interface Refusal {
  journeyId: string
  leadId: string
  reason: RefusalReason
  times: number
  firstAt: Date
  lastAt: Date
}

export async function recordRefusal(
  trx: Executor,
  {
    journeyId,
    leadId,
    reason,
    at,
  }: Pick<Refusal, 'journeyId' | 'leadId' | 'reason'> & { at: Date },
): Promise<void> {
  await trx
    .insertInto('enrollment_refusal')
    .values({ journey_id: journeyId, lead_id: leadId, reason, first_at: at, last_at: at })
    .onConflict((conflict) =>
      conflict.columns(['journey_id', 'lead_id', 'reason']).doUpdateSet({
        times: sql`enrollment_refusal.times + 1`,
        last_at: at,
      }),
    )
    .execute()
}

/** The newest first, of a journey, of one lead or of all. */
export async function listRefusals(
  ex: Executor,
  workspaceId: string,
  journeyId: string,
  { leadId, limit = 100 }: { leadId?: string; limit?: number } = {},
): Promise<Refusal[]> {
  if (!isId(journeyId) || (leadId !== undefined && !isId(leadId))) return []
  let query = ex
    .selectFrom('enrollment_refusal as r')
    .innerJoin('journey as j', 'j.id', 'r.journey_id')
    .selectAll('r')
    .where('j.workspace_id', '=', workspaceId)
    .where('r.journey_id', '=', journeyId)
  if (leadId !== undefined) query = query.where('r.lead_id', '=', leadId)
  const rows = await query.orderBy('r.last_at', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    journeyId: row.journey_id,
    leadId: row.lead_id,
    reason: row.reason as RefusalReason,
    times: row.times,
    firstAt: row.first_at,
    lastAt: row.last_at,
  }))
}
