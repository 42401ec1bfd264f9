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
  /** All of them, the first one first; none where nobody has said: a journey or a program did it. */
  reasons: SuppressionReason[]
  /** When it began. Null where it was so from the beginning. */
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
  const { rows } = await sql<Suppression & { stop: SuppressionReason | null }>`
    select l.id as "leadId", l.number::text as lead, l.values ->> 'email' as email, l.mail_stop as stop,
      coalesce(e.reasons, '[]') as reasons, e.since
    from lead l cross join lateral (
      select min(occurred_at) as since,
        jsonb_agg(props ->> 'reason' order by received_seq)
          filter (where props ->> 'reason' is not null) as reasons
      from event
      where lead_id = l.id and name = ${EVENTS.leadSuppressed} and received_seq > coalesce((
        select max(received_seq) from event where lead_id = l.id and name = ${EVENTS.leadUnsuppressed}
      ), 0)
    ) e
    where l.workspace_id = ${workspaceId} and l.suppressed and l.deleted_at is null and ${wanted}
    order by e.since desc nulls last, l.number desc
    limit ${limit}`.execute(ex)
  // What the log no longer has is still known as far as it stops mails.
  return rows.map(({ stop, reasons, ...row }) => ({
    ...row,
    reasons: [...new Set([...reasons, ...(stop === null ? [] : [stop])])],
  }))
}
