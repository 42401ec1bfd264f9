import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { Database } from '../../database/schema.ts'
import { newId } from '../uuid.ts'
import type { LeadEvent, NewEvent } from './event.ts'

/**
 * Keeps an event. The lead's row must be held: so nothing of a lead is heard in
 * another order than it is numbered in.
 * @returns Null when the workspace has this message already.
 */
export async function insertEvent(trx: Executor, event: NewEvent): Promise<LeadEvent | null> {
  return (await insertEvents(trx, [event])).get(event.messageId) ?? null
}

/** Several, each of another lead: those that are new, by their message ids. */
export async function insertEvents(
  trx: Executor,
  events: readonly NewEvent[],
): Promise<Map<string, LeadEvent>> {
  const rows = await trx
    .insertInto('event')
    .values(
      events.map((event) => ({
        id: newId(),
        workspace_id: event.workspaceId,
        lead_id: event.leadId,
        name: event.name,
        props: JSON.stringify(event.props),
        occurred_at: event.occurredAt,
        message_id: event.messageId,
      })),
    )
    .onConflict((conflict) => conflict.columns(['workspace_id', 'message_id']).doNothing())
    .returningAll()
    .execute()
  return new Map(rows.map((row) => [row.message_id, toEvent(row)]))
}

/** Number of the last event that was heard of a lead; "0" before the first. */
export async function lastSeq(ex: Executor, leadId: string): Promise<string> {
  const row = await ex
    .selectFrom('event')
    .select('received_seq')
    .where('lead_id', '=', leadId)
    .orderBy('received_seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.received_seq ?? '0'
}

/** The newest of this name that was heard of a lead. */
export async function lastEvent(
  ex: Executor,
  leadId: string,
  name: string,
): Promise<LeadEvent | null> {
  const row = await ex
    .selectFrom('event')
    .selectAll()
    .where('lead_id', '=', leadId)
    .where('name', '=', name)
    .orderBy('received_seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : toEvent(row)
}

/** What is read at most; older ones than these do not count. */
const MOST = 1000

/** Events of a lead that were heard after a number, the newest first. */
export async function eventsSince(
  ex: Executor,
  leadId: string,
  { name, since }: { name?: string; since: string },
): Promise<LeadEvent[]> {
  // A canvas may name such an event; nobody can tell of it, and the database cannot be asked for it.
  if (name?.includes('\0')) return []
  let query = ex
    .selectFrom('event')
    .selectAll()
    .where('lead_id', '=', leadId)
    .where('received_seq', '>', sql<string>`${since}::bigint`)
  if (name !== undefined) query = query.where('name', '=', name)
  const rows = await query.orderBy('received_seq', 'desc').limit(MOST).execute()
  return rows.map(toEvent)
}

function toEvent(row: Selectable<Database['event']>): LeadEvent {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    leadId: row.lead_id,
    name: row.name,
    props: row.props,
    occurredAt: row.occurred_at,
    messageId: row.message_id,
    seq: row.received_seq,
  }
}
