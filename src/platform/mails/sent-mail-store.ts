import type { Executor } from '../../database/executor.ts'
import { sendEmailSettings } from '../journeys/node-settings/octeth-effects.ts'
import { loadVersion } from '../journeys/running-version-store.ts'

/** A mail that a step of a journey sent, by the id of its effect. */
export interface SentMail {
  id: string
  journeyId: string
  /** Octeth's number of the journey. */
  journey: number
  enrollmentId: string
  stepNo: number
  nodeId: string
  /** Octeth's number of the e-mail; null where the step says none. */
  email: number | null
  /** What the step says instead of the e-mail's own; empty for that. */
  subject: string
}

/** Null for a mail whose journey has been purged, or that was another lead's. */
export async function findSentMail(
  ex: Executor,
  leadId: string,
  id: string,
): Promise<SentMail | null> {
  const row = await ex
    .selectFrom('effect as f')
    .innerJoin('enrollment as e', 'e.id', 'f.enrollment_id')
    .innerJoin('enrollment_step as s', (join) =>
      join.onRef('s.enrollment_id', '=', 'f.enrollment_id').onRef('s.step_no', '=', 'f.step_no'),
    )
    .select(['f.enrollment_id', 'f.step_no', 's.node_id', 'e.journey_id', 'e.version_id'])
    .where('f.id', '=', id)
    .where('f.kind', '=', 'mail')
    .where('e.lead_id', '=', leadId)
    .executeTakeFirst()
  if (row === undefined) return null
  const { nodes, journeyNumber } = await loadVersion(ex, row.version_id)
  const settings = sendEmailSettings.safeParse(nodes.get(row.node_id)?.config)
  return {
    id,
    journeyId: row.journey_id,
    journey: Number(journeyNumber),
    enrollmentId: row.enrollment_id,
    stepNo: row.step_no,
    nodeId: row.node_id,
    email: settings.data?.EmailID ?? null,
    subject: settings.data?.Subject ?? '',
  }
}
