import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { Span } from './figures.ts'
import { dayOf, within } from './span-sql-store.ts'

/** Conversions on a day, and what they were worth. */
export interface ConversionCount {
  journeyId: string
  /** Whose mails led to them; null for all of the journey. */
  nodeId: string | null
  day: string
  found: number
  revenue: number
}

/**
 * A conversion is a journey's if the lead was inside, after what led him in, or if a
 * mail of the journey led to it; once, also where it is both. A node has those that
 * its mails led to.
 */
export async function countConversions(
  ex: Executor,
  workspaceId: string,
  journeyIds: readonly string[],
  span: Span,
): Promise<ConversionCount[]> {
  const ids = sql.val(journeyIds)
  const at = sql`c.occurred_at`
  const { rows } = await sql<{
    journey_id: string
    node_id: string | null
    day: string
    found: number
    revenue: string
  }>`
    with inside as (
      select distinct e.journey_id::text, v.id::text as conversion, v.occurred_at
      from event v
      join enrollment e on e.lead_id = v.lead_id and e.journey_id = any(${ids}::uuid[])
        and v.received_seq > e.entered_seq and v.occurred_at <= coalesce(e.ended_at, 'infinity')
      where v.name = 'conversion' and v.workspace_id = ${workspaceId}
        and ${within(sql`v.occurred_at`, span)}
    ), led_to as (
      select distinct mail_journey_id::text as journey_id, mail_node_id::text as node_id,
        coalesce(props ->> 'by', id::text) as conversion, occurred_at
      from event
      where mail_journey_id = any(${ids}::uuid[]) and name = 'email.converted'
        and workspace_id = ${workspaceId} and ${within(sql`occurred_at`, span)}
    ), counted as (
      select journey_id, node_id, conversion, occurred_at from led_to
      union all
      select journey_id, null, conversion, min(occurred_at) from (
        select journey_id, conversion, occurred_at from led_to
        union all select * from inside
      ) of_journey
      group by 1, 3
    )
    select c.journey_id, c.node_id, ${dayOf(at)}::text as day,
      count(*)::integer as found,
      coalesce(sum((g.props ->> 'to')::numeric - (g.props ->> 'from')::numeric), 0)::text
        as revenue
    from counted c
    left join event g on g.workspace_id = ${workspaceId}
      and g.message_id = 'event:' || c.conversion || ':revenue'
    group by c.journey_id, c.node_id, ${dayOf(at)}`.execute(ex)
  return rows.map(({ journey_id: journeyId, node_id: nodeId, day, found, revenue }) => ({
    journeyId,
    nodeId,
    day,
    found,
    revenue: Number(revenue),
  }))
}
