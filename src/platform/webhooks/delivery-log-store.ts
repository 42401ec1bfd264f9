import type { Executor } from '../../database/executor.ts'

/** One line of the delivery log: an event, where it goes, and the last attempt. */
export interface LoggedDelivery {
  /** The event's id, which the receiver gets as `webhook-id`. */
  eventId: string
  type: string
  url: string
  state: 'waiting' | 'delivered' | 'given-up'
  attempts: number
  createdAt: Date
  /** Of one that waits: when it is tried next. */
  nextAt: Date | null
  /** The last answer's, or null where there was none. */
  status: number | null
  /** Why there was no answer: `timeout`, `unreachable`, `private-address`, … */
  failure: string | null
}

/** The workspace's delivery log of the last 30 days, the newest first. */
export async function listDeliveries(
  ex: Executor,
  workspaceId: string,
  limit = 100,
): Promise<LoggedDelivery[]> {
  const rows = await ex
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook_event as e', 'e.id', 'd.event_id')
    .leftJoin('webhook as w', 'w.id', 'd.webhook_id')
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom('webhook_attempt as one')
          .select(['one.status', 'one.failure'])
          .whereRef('one.delivery_id', '=', 'd.id')
          .orderBy('one.number', 'desc')
          .limit(1)
          .as('a'),
      (join) => join.onTrue(),
    )
    .select(['d.event_id', 'd.state', 'd.attempts', 'd.due_at', 'e.type', 'e.created_at'])
    .select((get) => get.fn.coalesce('w.url', 'd.removed_url').as('url'))
    .select(['a.status', 'a.failure'])
    .where('d.workspace_id', '=', workspaceId)
    .orderBy('e.created_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    eventId: row.event_id,
    type: row.type,
    url: row.url ?? '',
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at,
    nextAt: row.state === 'waiting' ? row.due_at : null,
    status: row.status,
    failure: row.failure,
  }))
}
