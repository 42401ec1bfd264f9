import type { Executor } from '../../database/executor.ts'
import type { EffectKind } from './effect.ts'

/** Something that nobody will try again by himself. */
export interface Failure {
  id: string
  /** A run that could not go on, or what a step of it had set going. */
  what: EffectKind | 'enrollment'
  /** A word of ours, such as `smtp-550` or `http-500`. */
  reason: string
  attempts: number
  journey: string
  /** Number of the lead. */
  lead: string
  failedAt: Date
}

/** What has failed in a workspace, the newest first. */
export async function listFailures(
  ex: Executor,
  workspaceId: string,
  limit = 100,
): Promise<Failure[]> {
  const effects = await ex
    .selectFrom('effect as f')
    .innerJoin('enrollment as e', 'e.id', 'f.enrollment_id')
    .innerJoin('journey as j', 'j.id', 'e.journey_id')
    .innerJoin('lead as l', 'l.id', 'e.lead_id')
    .select(['f.id', 'f.kind as what', 'f.failure as reason', 'f.attempts'])
    .select(['j.name as journey', 'l.number as lead', 'f.settled_at as failedAt'])
    .where('f.workspace_id', '=', workspaceId)
    .where('f.state', '=', 'failed')
    .orderBy('f.settled_at', 'desc')
    .limit(limit)
    .execute()
  const runs = await ex
    .selectFrom('enrollment as e')
    .innerJoin('journey as j', 'j.id', 'e.journey_id')
    .innerJoin('lead as l', 'l.id', 'e.lead_id')
    .select(['e.id', 'e.exit_reason as reason', 'e.attempts'])
    .select(['j.name as journey', 'l.number as lead', 'e.ended_at as failedAt'])
    .where('e.workspace_id', '=', workspaceId)
    .where('e.status', '=', 'failed')
    .orderBy('e.ended_at', 'desc')
    .limit(limit)
    .execute()
  return [...effects, ...runs.map((run) => ({ ...run, what: 'enrollment' as const }))]
    .map(({ reason, failedAt, ...rest }) => ({
      ...rest,
      reason: reason ?? 'lost',
      failedAt: failedAt ?? new Date(0),
    }))
    .toSorted((a, b) => b.failedAt.getTime() - a.failedAt.getTime())
    .slice(0, limit)
}
