import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { EVENTS } from '../events/event.ts'
import type { SuppressionReason } from '../leads/lead-change.ts'

/** A lead who gets nothing any more. */
export interface Suppression {
  leadId: string
  /** Number of the lead. */
  lead: string
  /** Null where none is known. */
  email: string | null
  /** Null where nobody has said: a journey or a program did it. */
  reason: SuppressionReason | null
  /** Null where it was so from the beginning. */
  since: Date | null
}

/** Who is suppressed in a workspace, the newest first; with `who`, of those with this e-mail or number. */
export async function listSuppressions(
  ex: Executor,
  workspaceId: string,
  { limit, who }: { limit: number; who?: string },
): Promise<Suppression[]> {
  const wanted =
    who === undefined
      ? sql`true`
      : sql`(l.number::text = ${who} or lower(l.values ->> 'email') = ${who.toLowerCase()})`
  const { rows } = await sql<Suppression>`
    select l.id as "leadId", l.number::text as lead, l.values ->> 'email' as email, e.reason, e.since
    from lead l left join lateral (
      select props ->> 'reason' as reason, occurred_at as since from event
      where lead_id = l.id and name = ${EVENTS.leadSuppressed}
      order by received_seq desc limit 1
    ) e on true
    where l.workspace_id = ${workspaceId} and l.suppressed and l.deleted_at is null and ${wanted}
    order by e.since desc nulls last, l.number desc
    limit ${limit}`.execute(ex)
  return rows
}
