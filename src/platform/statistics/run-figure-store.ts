import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { EnrollmentStatus } from '../enrollments/enrollment.ts'
import type { RunFigure, Span } from './figures.ts'
import { dayOf, within } from './span-sql-store.ts'

/** How many runs of a journey that began on a day have come to this. */
export interface RunCount {
  journeyId: string
  day: string
  figure: RunFigure
  found: number
}

/** Runs that began within the span, from an index alone. */
export async function countRuns(
  ex: Executor,
  workspaceId: string,
  journeyIds: readonly string[],
  span: Span,
): Promise<RunCount[]> {
  const began = sql`e.enrolled_at`
  const { rows } = await sql<{
    journey_id: string
    day: string
    status: EnrollmentStatus
    found: number
  }>`
    select e.journey_id, ${dayOf(began)}::text as day, e.status, count(*)::integer as found
    from journey j join enrollment e on e.journey_id = j.id
    where j.workspace_id = ${workspaceId} and j.id = any(${sql.val(journeyIds)}::uuid[])
      and ${within(began, span)}
    group by e.journey_id, ${dayOf(began)}, e.status`.execute(ex)
  return rows.map(({ journey_id: journeyId, day, status, found }) => ({
    journeyId,
    day,
    figure: figureOf(status),
    found,
  }))
}

function figureOf(status: EnrollmentStatus): RunFigure {
  return status === 'active' ? 'waiting' : status
}
