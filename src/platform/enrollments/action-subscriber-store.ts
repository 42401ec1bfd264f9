import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Executor } from '../../database/executor.ts'

interface WantedSubscribers {
  journeyId: string
  nodeId: string
  /** Events of the node's mails; null: whoever came to the node. */
  filter: { events: readonly string[]; isAll: boolean } | null
  orderBy: 'email' | 'number'
  descending: boolean
  limit: number
  offset: number
}

/** A lead that came to a node, as Octeth lists it. */
export interface ActionSubscriber {
  number: string
  /** Empty where none is known. */
  email: string
  suppressed: boolean
}

/**
 * Leads who are at a node, went on from it, or were taken out there; with a filter,
 * those who did one of these things with a mail of the node, or all of them. Each
 * once, without those who were deleted.
 *
 * E-mails are in the order of their letters, whatever their case; the number
 * decides between equal ones.
 */
export async function listActionSubscribers(
  ex: Executor,
  workspaceId: string,
  wanted: WantedSubscribers,
): Promise<{ subscribers: ActionSubscriber[]; total: number }> {
  const { orderBy, descending, limit, offset } = wanted
  const direction = descending ? sql`desc` : sql`asc`
  const order = orderBy === 'email' ? sql`lower(l.email collate "C") ${direction}, ` : sql``
  const { rows } = await sql<{
    total: number
    number: string | null
    email: string
    suppressed: boolean
  }>`
    with found as (
      select number, coalesce(values ->> 'email', '') as email, suppressed
      from lead
      where workspace_id = ${workspaceId} and deleted_at is null
        and id in (${leadsOf(workspaceId, wanted)})
    )
    select (select count(*) from found)::integer as total, page.*
    from (select 1) as always
    left join (
      select l.number::text, l.email, l.suppressed from found l
      order by ${order}l.number ${direction}
      limit ${limit} offset ${offset}
    ) as page on true`.execute(ex)
  return {
    total: rows[0]?.total ?? 0,
    subscribers: rows.flatMap(({ number, email, suppressed }) =>
      number === null ? [] : [{ number, email, suppressed }],
    ),
  }
}

/** Ids of leads, from indexes that have the node in them. */
function leadsOf(
  workspaceId: string,
  { journeyId, nodeId, filter }: WantedSubscribers,
): RawBuilder<unknown> {
  if (filter === null) {
    return sql`
      select e.lead_id from enrollment e
      where e.workspace_id = ${workspaceId} and e.journey_id = ${journeyId}
        and e.current_node_id = ${nodeId}
      union
      select e.lead_id from enrollment_step s join enrollment e on e.id = s.enrollment_id
      where s.node_id = ${nodeId} and e.journey_id = ${journeyId}
        and e.workspace_id = ${workspaceId}`
  }
  const events = [...new Set(filter.events)]
  const least = filter.isAll ? events.length : 1
  return sql`
    select lead_id from event
    where mail_journey_id = ${journeyId} and mail_node_id = ${nodeId}
      and name = any(${sql.val(events)}::text[])
    group by lead_id having count(distinct name) >= ${least}`
}
