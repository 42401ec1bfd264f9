import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { lockLead } from '../leads/journey-lead-store.ts'
import type { EngineContext } from './facts.ts'
import { happen } from './happen.ts'

interface Completed {
  workspaceId: string
  leadId: string
  sessionId: string
  /** Of the event that is written. */
  name: string
  props: Record<string, unknown>
  at: Date
}

/**
 * Writes that a form was submitted or an appointment booked, and moves on who
 * waits for it, in the transaction in which it is.
 */
export async function sessionCompleted(
  trx: Transaction<Database>,
  ctx: EngineContext,
  { workspaceId, leadId, sessionId, name, props, at }: Completed,
): Promise<void> {
  const lead = await lockLead(trx, workspaceId, leadId)
  // A journey that heard of what he answered has deleted him just now.
  if (lead === null) return
  await happen(trx, ctx, lead, {
    name,
    props: { ...props, session: sessionId },
    occurredAt: at,
    messageId: `session:${sessionId}`,
    sessionId,
  })
}
