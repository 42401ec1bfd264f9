import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'

/** Whether to hear nothing any more. @returns False when that was so. The lead must be held. */
export async function setSuppressed(
  trx: Executor,
  leadId: string,
  suppressed: boolean,
): Promise<boolean> {
  const row = await trx
    .updateTable('lead')
    .set({ suppressed })
    .where('id', '=', leadId)
    .where('suppressed', '!=', suppressed)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Whether, and why, no mail of any kind goes to a lead, who must be held. */
export async function setMailStop(
  trx: Executor,
  leadId: string,
  stop: 'bounced' | 'complained' | null,
): Promise<void> {
  await trx.updateTable('lead').set({ mail_stop: stop }).where('id', '=', leadId).execute()
}

const OF_A_LEAD = [
  'lead_tag',
  'list_member',
  'recognised_visitor',
  'event',
  'lead_value_change',
] as const
const SESSIONS = ['form_session', 'appointment_session'] as const

/**
 * Takes away what is known of a lead, who must be held, and closes its sessions
 * that are open. What it has submitted and booked stays with whom it was sent to.
 */
export async function eraseLead(trx: Executor, leadId: string, at: Date): Promise<void> {
  for (const table of OF_A_LEAD) {
    await trx.deleteFrom(table).where('lead_id', '=', leadId).execute()
  }
  for (const table of SESSIONS) {
    await trx
      .updateTable(table)
      .set({ closes_at: sql`least(closes_at, ${at}::timestamptz)` })
      .where('lead_id', '=', leadId)
      .where('completed_at', 'is', null)
      .execute()
  }
  await trx
    .updateTable('form_session')
    .set({ values: JSON.stringify({}) })
    .where('lead_id', '=', leadId)
    .where('completed_at', 'is', null)
    .execute()
  await trx
    .updateTable('lead')
    .set({
      values: JSON.stringify({}),
      external_id: null,
      anonymous_id: null,
      time_zone: null,
      suppressed: true,
      deleted_at: at,
    })
    .where('id', '=', leadId)
    .execute()
}
