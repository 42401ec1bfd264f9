import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { EVENTS } from '../events/event.ts'
import { listNumber } from '../octeth-records/record-store.ts'
import type { EngineContext } from './facts.ts'
import { happen, holdUpToDate } from './happen.ts'

interface NewLead {
  workspaceId: string
  leadId: string
  isSilent?: boolean
}

/**
 * Writes that a lead has come, of whom more is known than that somebody came, and
 * which list he is in by that; once, however often it is told. Leads of an import
 * or a workspace file are the owner's already: of them nobody is told.
 */
export async function tellOfNewLead(
  trx: Transaction<Database>,
  ctx: EngineContext,
  { workspaceId, leadId, isSilent = false }: NewLead,
): Promise<void> {
  const lead = await holdUpToDate(trx, ctx, { workspaceId, leadId })
  if (lead === null) return
  const common = { occurredAt: ctx.now(), isSilent }
  const created = { name: EVENTS.leadCreated, props: {}, messageId: `lead:${leadId}:created` }
  await happen(trx, ctx, lead, { ...common, ...created })
  const listId = lead.leadGroupId
  if (listId === null) return
  // Journeys that he has entered may have taken him out again.
  const held = await holdUpToDate(trx, ctx, { workspaceId, leadId })
  if (held === null || !held.lists.includes(listId)) return
  const props = { list: await listNumber(trx, listId), listId }
  const joined = { name: EVENTS.listJoined, props, messageId: `lead:${leadId}:joined` }
  await happen(trx, ctx, held, { ...common, ...joined })
}
