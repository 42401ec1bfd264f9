import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { lockLead } from '../leads/journey-lead-store.ts'
import type { EngineContext } from './facts.ts'
import { happen } from './happen.ts'

interface Changed {
  workspaceId: string
  leadId: string
  sessionId: string
  /** Of the event that is written. */
  name: string
  props: Record<string, unknown>
  at: Date
  messageId: string
}

/** Writes what became of an appointment, and moves on who waits for it. */
export async function bookingChanged(
  trx: Transaction<Database>,
  ctx: EngineContext,
  { workspaceId, leadId, sessionId, name, props, at, messageId }: Changed,
): Promise<void> {
  const lead = await lockLead(trx, workspaceId, leadId)
  // A journey has deleted him meanwhile.
  if (lead === null) return
  const told = { ...props, session: sessionId }
  await happen(trx, ctx, lead, { name, props: told, occurredAt: at, messageId })
}
