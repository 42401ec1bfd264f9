import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { EffectState } from '../effects/effect.ts'
import { MAIL_EVENTS } from './mail-events.ts'
import type { MailEvent } from './mail-events.ts'
import type { MailFigure, Span } from './figures.ts'
import { dayOf, within } from './span-sql-store.ts'

/** To how many mails of a node this happened first, on a day. */
export interface MailCount {
  journeyId: string
  nodeId: string
  day: string
  figure: MailFigure
  found: number
}

interface Row {
  journey_id: string
  node_id: string
  day: string
  what: EffectState | MailEvent
  found: number
}

/** What was sent, and what its readers did, within the span. */
export async function countMails(
  ex: Executor,
  workspaceId: string,
  journeyIds: readonly string[],
  span: Span,
): Promise<MailCount[]> {
  const settled = sql`coalesce(f.settled_at, f.decided_at)`
  const at = sql`first.at`
  const ids = sql.val(journeyIds)
  const { rows } = await sql<Row>`
    select e.journey_id, s.node_id, ${dayOf(settled)}::text as day, f.state as what,
      count(*)::integer as found
    from effect f
    join enrollment e on e.id = f.enrollment_id
    join enrollment_step s on s.enrollment_id = f.enrollment_id and s.step_no = f.step_no
    where f.workspace_id = ${workspaceId} and f.kind = 'mail'
      and e.journey_id = any(${ids}::uuid[]) and ${within(settled, span)}
    group by e.journey_id, s.node_id, ${dayOf(settled)}, f.state
    union all
    select journey_id, node_id, ${dayOf(at)}::text, name, count(*)::integer
    from (
      select v.mail_journey_id as journey_id, v.mail_node_id as node_id, v.name,
        min(v.occurred_at) as at
      from journey j join event v on v.mail_journey_id = j.id
      where j.workspace_id = ${workspaceId} and j.id = any(${ids}::uuid[])
      group by v.mail_journey_id, v.mail_node_id, v.name, v.mail_id
    ) first
    where ${within(at, span)}
    group by journey_id, node_id, ${dayOf(at)}, name`.execute(ex)
  return rows.map(({ journey_id: journeyId, node_id: nodeId, day, what, found }) => ({
    journeyId,
    nodeId,
    day,
    figure: figureOf(what),
    found,
  }))
}

function figureOf(what: EffectState | MailEvent): MailFigure {
  return what in MAIL_EVENTS ? MAIL_EVENTS[what as MailEvent] : (what as EffectState)
}
