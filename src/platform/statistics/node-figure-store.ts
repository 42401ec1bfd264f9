import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { RunFigure, Span } from './figures.ts'
import { within } from './span-sql-store.ts'

/** How often somebody who came to a node came to this there. */
export interface NodeCount {
  nodeId: string
  figure: RunFigure
  found: number
}

/**
 * Of runs that began within the span. A step that was taken is in the ledger. Who
 * stands at a node is not yet, and who was taken out there never will be: those are
 * told by where their run stands. A run that has ended stands where it took its last
 * step, so it counts here only where it had not taken that one.
 */
export async function countAtNodes(
  ex: Executor,
  workspaceId: string,
  journeyId: string,
  span: Span,
): Promise<NodeCount[]> {
  const { rows } = await sql<{ node_id: string; figure: RunFigure; found: number }>`
    select s.node_id, case s.outcome when 'failed' then 'failed' else 'completed' end as figure,
      count(*)::integer as found
    from enrollment e join enrollment_step s on s.enrollment_id = e.id
    where e.workspace_id = ${workspaceId} and e.journey_id = ${journeyId}
      and ${within(sql`e.enrolled_at`, span)}
    group by 1, 2
    union all
    select e.current_node_id, case e.status when 'active' then 'waiting' else e.status end,
      count(*)::integer
    from enrollment e
    where e.workspace_id = ${workspaceId} and e.journey_id = ${journeyId}
      and ${within(sql`e.enrolled_at`, span)}
      and e.current_node_id is not null
      -- Of those who completed, only the goal ends a run where it stands.
      and (e.status <> 'completed' or e.exit_reason = 'goal')
      and not exists (
        select from enrollment_step s
        where e.status <> 'active' and s.enrollment_id = e.id and s.step_no = e.step_no
          and s.node_id = e.current_node_id
          and case e.status
            when 'completed' then s.outcome = 'exit'
            when 'stopped' then s.outcome = 'deleted'
            when 'failed' then s.outcome = 'failed' and s.at = e.ended_at
            else false end)
    group by 1, 2`.execute(ex)
  return rows.map(({ node_id: nodeId, figure, found }) => ({ nodeId, figure, found }))
}
