import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'

interface WantedSubscribers {
  journeyId: string
  nodeId: string
  orderBy: 'email' | 'number'
  descending: boolean
  limit: number
  offset: number
}

/** A lead at a node, as Octeth lists it. */
export interface ActionSubscriber {
  number: string
  email: string | null
}

/** Leads whose runs are at a node, or ended there; each once. */
export async function listActionSubscribers(
  ex: Executor,
  workspaceId: string,
  { journeyId, nodeId, orderBy, descending, limit, offset }: WantedSubscribers,
): Promise<{ subscribers: ActionSubscriber[]; total: number }> {
  const there = ex
    .selectFrom('lead')
    .where('lead.workspace_id', '=', workspaceId)
    .where('lead.id', 'in', (eb) =>
      eb
        .selectFrom('enrollment as e')
        .select('e.lead_id')
        .where('e.workspace_id', '=', workspaceId)
        .where('e.journey_id', '=', journeyId)
        .where('e.current_node_id', '=', nodeId),
    )
  const direction = descending ? 'desc' : 'asc'
  const email = sql<string | null>`lead.values ->> 'email'`
  const subscribers = await there
    .select(['lead.number', email.as('email')])
    .$if(orderBy === 'email', (query) => query.orderBy(email, direction))
    .orderBy('lead.number', direction)
    .limit(limit)
    .offset(offset)
    .execute()
  const { found } = await there
    .select(({ fn }) => fn.countAll<string>().as('found'))
    .executeTakeFirstOrThrow()
  return { subscribers, total: Number(found) }
}
