import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { isId } from '../uuid.ts'
import { ENROLLMENT_STATUSES } from './enrollment.ts'
import type { EnrollmentOfLead, EnrollmentStatus } from './enrollment.ts'
import { toEnrollment } from './enrollment-store.ts'

/** Which enrollments of a journey; what is absent is any. */
export interface WhichEnrollments {
  status?: EnrollmentStatus | undefined
  /** Where they are, or were last. */
  nodeId?: string | undefined
}

/** Those enrolled in a span of time. */
export interface EnrolledWithin {
  /** From this instant on. */
  from?: Date | undefined
  /** Before this instant. */
  until?: Date | undefined
}

/** How many enrollments a journey has, by their status. */
export type EnrollmentCounts = Record<EnrollmentStatus, number> & { total: number }

/** A page of enrollments, the newest first. */
export async function listEnrollments(
  ex: Executor,
  workspaceId: string,
  journeyId: string,
  { limit, offset = 0, ...which }: WhichEnrollments & { limit: number; offset?: number },
): Promise<EnrollmentOfLead[]> {
  if (!areIds(journeyId, which)) return []
  const rows = await enrollmentQuery(ex, workspaceId, journeyId, which)
    .innerJoin('lead', 'lead.id', 'e.lead_id')
    .selectAll('e')
    .select(['lead.number', 'lead.values'])
    .orderBy('e.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({
    ...toEnrollment(row),
    lead: { number: row.number, values: row.values },
  }))
}

/** How many there are, for the pages above. */
export async function countEnrollments(
  ex: Executor,
  workspaceId: string,
  journeyId: string,
  which: WhichEnrollments = {},
): Promise<number> {
  if (!areIds(journeyId, which)) return 0
  const { found } = await enrollmentQuery(ex, workspaceId, journeyId, which)
    .select(({ fn }) => fn.countAll<string>().as('found'))
    .executeTakeFirstOrThrow()
  return Number(found)
}

/** By journey; every one that is asked for is there. */
export async function enrollmentCounts(
  ex: Executor,
  workspaceId: string,
  journeyIds: readonly string[],
  { from, until }: EnrolledWithin = {},
): Promise<Map<string, EnrollmentCounts>> {
  const counts = new Map(journeyIds.map((id) => [id, noEnrollments()]))
  const ids = journeyIds.filter(isId)
  if (ids.length === 0) return counts
  let query = ex
    .selectFrom('enrollment')
    .select(({ fn }) => ['journey_id', 'status', fn.countAll<string>().as('found')])
    .where('workspace_id', '=', workspaceId)
    .where('journey_id', '=', sql<string>`any(${sql.val(ids)}::uuid[])`)
    .groupBy(['journey_id', 'status'])
  if (from !== undefined) query = query.where('enrolled_at', '>=', from)
  if (until !== undefined) query = query.where('enrolled_at', '<', until)
  for (const { journey_id, status, found } of await query.execute()) {
    const ofJourney = counts.get(journey_id)
    if (ofJourney === undefined) continue
    ofJourney[status] += Number(found)
    ofJourney.total += Number(found)
  }
  return counts
}

function enrollmentQuery(
  ex: Executor,
  workspaceId: string,
  journeyId: string,
  { status, nodeId }: WhichEnrollments,
) {
  let query = ex
    .selectFrom('enrollment as e')
    .where('e.workspace_id', '=', workspaceId)
    .where('e.journey_id', '=', journeyId)
  if (status !== undefined) query = query.where('e.status', '=', status)
  if (nodeId !== undefined) query = query.where('e.current_node_id', '=', nodeId)
  return query
}

function areIds(journeyId: string, { nodeId }: WhichEnrollments): boolean {
  return isId(journeyId) && (nodeId === undefined || isId(nodeId))
}

function noEnrollments(): EnrollmentCounts {
  const zeros = ENROLLMENT_STATUSES.map((status) => [status, 0])
  return { ...(Object.fromEntries(zeros) as Record<EnrollmentStatus, number>), total: 0 }
}
