import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import type { LeadChange, Unchanged } from '../leads/lead-change.ts'
import { newId } from '../uuid.ts'
import { applyChange } from './apply-change.ts'
import type { EngineContext } from './facts.ts'
import { holdUpToDate, tell } from './happen.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now'>

/**
 * Tags a lead, puts it into a list, sets a custom field and so on; writes it into
 * the event log, and moves on the journeys that hear of it. All of it or nothing,
 * and what is so already is not done again.
 */
export async function changeLead(
  ctx: Context,
  { workspaceId, leadId }: { workspaceId: string; leadId: string },
  change: LeadChange,
): Promise<'changed' | 'unknown-lead' | Unchanged> {
  return inTransaction(ctx.db, (trx) => changeWithin(trx, ctx, { workspaceId, leadId }, change))
}

/** As {@link changeLead}, in a transaction that is to be committed or given up by somebody else. */
export async function changeWithin(
  trx: Transaction<Database>,
  ctx: EngineContext,
  { workspaceId, leadId }: { workspaceId: string; leadId: string },
  change: LeadChange,
): Promise<'changed' | 'unknown-lead' | Unchanged> {
  const lead = await holdUpToDate(trx, ctx, { workspaceId, leadId })
  if (lead === null) return 'unknown-lead'
  const at = ctx.now()
  const told = await applyChange(trx, lead, change, { at, by: null })
  if (typeof told === 'string') return told
  const event = { ...told, workspaceId, leadId, occurredAt: at, messageId: `change:${newId()}` }
  await tell(trx, ctx, lead, [event])
  return 'changed'
}
