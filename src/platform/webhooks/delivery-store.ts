import type { Executor } from '../../database/executor.ts'
import { newId } from '../uuid.ts'
import { sealedSecrets } from './webhook-store.ts'

/** One event on its way to one webhook. */
export interface Delivery {
  id: string
  workspaceId: string
  eventId: string
  eventType: string
  /** As it is sent, each time the same. */
  body: string
  url: string
  /** The newest first. */
  sealedSecrets: string[]
  /** This one is counted in. */
  attempts: number
}

/** How an attempt ended: with an answer, or with a word for why there was none. */
export interface Attempt {
  at: Date
  ms: number
  status: number | null
  failure: string | null
}

/** Keeps an event, with a delivery to each of the webhooks. */
export async function insertEvent(
  trx: Executor,
  event: { workspaceId: string; type: string; body: string; at: Date },
  webhookIds: readonly string[],
): Promise<void> {
  const { workspaceId, type, body, at } = event
  const eventId = newId()
  await trx
    .insertInto('webhook_event')
    .values({ id: eventId, workspace_id: workspaceId, type, body, created_at: at })
    .execute()
  await trx
    .insertInto('webhook_delivery')
    .values(
      webhookIds.map((webhookId) => ({
        id: newId(),
        workspace_id: workspaceId,
        event_id: eventId,
        webhook_id: webhookId,
        state: 'waiting' as const,
        attempts: 0,
        due_at: at,
      })),
    )
    .execute()
}

/**
 * Takes what is due, for nobody else to take before `until`. In one statement:
 * no transaction is open while the answers are waited for, and what a process
 * that died had taken is due again by itself.
 */
export async function claimDue(
  ex: Executor,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<Delivery[]> {
  const rows = await ex
    .with('due', (query) =>
      query
        .selectFrom('webhook_delivery as d')
        .innerJoin('webhook as w', 'w.id', 'd.webhook_id')
        .select('d.id')
        .where('d.state', '=', 'waiting')
        .where('d.due_at', '<=', now)
        .where('w.enabled', '=', true)
        .orderBy('d.due_at')
        .limit(limit)
        .forUpdate('d')
        .skipLocked(),
    )
    .updateTable('webhook_delivery as d')
    .from(['due', 'webhook as w', 'webhook_event as e'])
    .set((set) => ({ attempts: set('d.attempts', '+', 1), due_at: until }))
    .whereRef('d.id', '=', 'due.id')
    .whereRef('w.id', '=', 'd.webhook_id')
    .whereRef('e.id', '=', 'd.event_id')
    .returning([
      'd.id',
      'd.workspace_id',
      'd.attempts',
      'd.event_id',
      'e.type',
      'e.body',
      'w.url',
      'w.sealed_secret',
      'w.sealed_former_secret',
    ])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    workspaceId: row.workspace_id,
    eventId: row.event_id,
    eventType: row.type,
    body: row.body,
    url: row.url,
    sealedSecrets: sealedSecrets(row),
    attempts: row.attempts,
  }))
}

/**
 * Writes into the delivery log how an attempt ended and what follows: done, the
 * next attempt, or none. A later attempt that is under way keeps its time, and
 * what arrived after its webhook was removed has been delivered all the same.
 */
export async function settleAttempt(
  trx: Executor,
  { id, workspaceId, attempts }: Delivery,
  attempt: Attempt,
  next: 'delivered' | 'given-up' | Date,
): Promise<void> {
  await trx
    .insertInto('webhook_attempt')
    .values({ delivery_id: id, workspace_id: workspaceId, number: attempts, ...attempt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const delivery = trx.updateTable('webhook_delivery').where('id', '=', id)
  if (next === 'delivered') await delivery.set({ state: next }).execute()
  else {
    await delivery
      .set(next instanceof Date ? { due_at: next } : { state: next })
      .where('state', '=', 'waiting')
      .where('attempts', '=', attempts)
      .execute()
  }
}

/** Forgets events of before, with their log, unless one is still on its way. */
export async function deleteEventsBefore(ex: Executor, before: Date): Promise<void> {
  await ex
    .deleteFrom('webhook_event as e')
    .where('e.created_at', '<', before)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('webhook_delivery as d')
            .select('d.id')
            .whereRef('d.event_id', '=', 'e.id')
            .where('d.state', '=', 'waiting'),
        ),
      ),
    )
    .execute()
}
