import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { EVENTS } from '../events/event.ts'

/** Whom a report is about. */
export interface ReportedLead {
  leadId: string
  /** The mail, where the report names it. */
  effectId: string | null
}

/** The mail of a step of a run, which its Message-ID names; null where the workspace has none. */
export async function findReportedMail(
  ex: Executor,
  workspaceId: string,
  { enrollmentId, stepNo }: { enrollmentId: string; stepNo: number },
): Promise<ReportedLead | null> {
  const row = await ex
    .selectFrom('effect as f')
    .innerJoin('enrollment as e', 'e.id', 'f.enrollment_id')
    .select(['f.id', 'e.lead_id'])
    .where('f.workspace_id', '=', workspaceId)
    .where('f.enrollment_id', '=', enrollmentId)
    .where('f.step_no', '=', stepNo)
    .where('f.kind', '=', 'mail')
    .executeTakeFirst()
  return row === undefined ? null : { leadId: row.lead_id, effectId: row.id }
}

/** Several leads may have one address. */
export async function findLeadsOfAddress(
  ex: Executor,
  workspaceId: string,
  email: string,
): Promise<ReportedLead[]> {
  const rows = await ex
    .selectFrom('lead')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where(sql<string>`lower(values ->> 'email')`, '=', email.toLowerCase())
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(({ id }) => ({ leadId: id, effectId: null }))
}

/** Whether an address is one from which mails come back, or whose reader complained. */
export async function isMailStopped(
  ex: Executor,
  workspaceId: string,
  email: string,
): Promise<boolean> {
  const row = await ex
    .selectFrom('lead')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where(sql<string>`lower(values ->> 'email')`, '=', email.toLowerCase())
    .where('mail_stop', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** How often mails of a lead came back for now, since a time, and since he was let in again. */
export async function countPassingBounces(
  ex: Executor,
  leadId: string,
  since: Date,
): Promise<number> {
  const { count } = await ex
    .selectFrom('event')
    .select(sql<string>`count(*)`.as('count'))
    .where('lead_id', '=', leadId)
    .where('name', '=', EVENTS.emailBounced)
    .where('occurred_at', '>', since)
    .where('received_seq', '>', (query) =>
      query
        .selectFrom('event')
        .select(sql<string>`coalesce(max(received_seq), 0)`.as('seq'))
        .where('lead_id', '=', leadId)
        .where('name', '=', EVENTS.leadUnsuppressed),
    )
    // Of these only: the properties of others may hold U+0000, which no text takes.
    .where(
      sql<string>`case when name = ${EVENTS.emailBounced} then props ->> 'permanent' end`,
      '=',
      'false',
    )
    .executeTakeFirstOrThrow()
  return Number(count)
}
