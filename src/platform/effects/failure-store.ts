import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { EffectKind } from './effect.ts'

/** Something that nobody will try again by himself. */
export interface Failure {
  id: string
  /** A run that could not go on, what a step of it had set going, a mail about a booking, or a copy of answers. */
  what: EffectKind | 'enrollment' | 'booking-mail' | 'answers-mail'
  /** A word of ours, such as `smtp-550` or `http-500`. */
  reason: string
  attempts: number
  /** By name; null for what is of no journey. */
  journey: string | null
  /** What was booked, by its title; null for what is of no booking. */
  appointmentType: string | null
  /** What was submitted, by its name; null for what is of no form. */
  form: string | null
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
  const ofJourneys = [...effects, ...runs.map((run) => ({ ...run, what: 'enrollment' as const }))]
  return [
    ...ofJourneys.map((one) => ({ ...one, appointmentType: null, form: null })),
    ...(await bookingMails(ex, workspaceId, limit)),
    ...(await answersMails(ex, workspaceId, limit)),
  ]
    .map(({ reason, failedAt, ...rest }) => ({
      ...rest,
      reason: reason ?? 'lost',
      failedAt: failedAt ?? new Date(0),
    }))
    .toSorted((a, b) => b.failedAt.getTime() - a.failedAt.getTime())
    .slice(0, limit)
}

function bookingMails(ex: Executor, workspaceId: string, limit: number) {
  return ex
    .selectFrom('booking_mail as m')
    .innerJoin('booking as b', 'b.id', 'm.booking_id')
    .innerJoin('appointment_type as t', 't.id', 'b.appointment_type_id')
    .innerJoin('appointment_session as s', 's.id', 'b.session_id')
    .innerJoin('lead as l', 'l.id', 's.lead_id')
    .select(['m.id', 'm.failure as reason', 'm.attempts', 'm.settled_at as failedAt'])
    .select(['t.title as appointmentType', 'l.number as lead'])
    .select([sql<'booking-mail'>`'booking-mail'`.as('what'), sql<null>`null`.as('journey')])
    .select(sql<null>`null`.as('form'))
    .where('m.workspace_id', '=', workspaceId)
    .where('m.state', '=', 'failed')
    .orderBy('m.settled_at', 'desc')
    .limit(limit)
    .execute()
}

function answersMails(ex: Executor, workspaceId: string, limit: number) {
  return ex
    .selectFrom('answers_mail as m')
    .innerJoin('form_session as s', 's.id', 'm.session_id')
    .innerJoin('form as f', 'f.id', 's.form_id')
    .innerJoin('lead as l', 'l.id', 's.lead_id')
    .select(['m.id', 'm.failure as reason', 'm.attempts', 'm.settled_at as failedAt'])
    .select(['f.template_name as form', 'l.number as lead'])
    .select([sql<'answers-mail'>`'answers-mail'`.as('what'), sql<null>`null`.as('journey')])
    .select(sql<null>`null`.as('appointmentType'))
    .where('m.workspace_id', '=', workspaceId)
    .where('m.state', '=', 'failed')
    .orderBy('m.settled_at', 'desc')
    .limit(limit)
    .execute()
}
