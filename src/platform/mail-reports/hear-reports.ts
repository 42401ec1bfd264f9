import type { MailReport, MailReportsHeard } from '../../wire/mail-reports.ts'
import type { PlatformContext } from '../context.ts'
import { changeWithin } from '../enrollments/change-lead.ts'
import { happen, holdUpToDate } from '../enrollments/happen.ts'
import { EVENTS } from '../events/event.ts'
import { inTransaction } from '../in-transaction.ts'
import { mailEvent } from '../mails/mail-event.ts'
import { findSentMail } from '../mails/sent-mail-store.ts'
import { newId } from '../uuid.ts'
import { messageStep } from './message-step.ts'
import { countPassingBounces, findLeadsOfAddress, findReportedMail } from './reported-mail-store.ts'
import type { ReportedLead } from './reported-mail-store.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now'>

/** Of mails that came back for now: this many within a month, and the address is taken for dead. */
const MOST_PASSING = 5
const MONTH_MS = 30 * 24 * 3600 * 1000

/**
 * Hears what came back, each report in a transaction of its own. Nothing more
 * is sent to who has no mailbox any more, or called a mail spam. By `mail` an address alone is
 * nobody's: the report is a stranger's word.
 */
export async function hearReports(
  ctx: Context,
  workspaceId: string,
  reports: readonly MailReport[],
  by: 'mail' | 'mail-or-address' = 'mail-or-address',
): Promise<MailReportsHeard> {
  const told = { heard: 0, unknown: 0 }
  for (const report of reports) {
    const about = await whom(ctx, workspaceId, report, by)
    for (const one of about) await hear(ctx, workspaceId, one, report)
    told[about.length > 0 ? 'heard' : 'unknown']++
  }
  return told
}

async function whom(
  { db }: Context,
  workspaceId: string,
  { messageId, email }: MailReport,
  by: 'mail' | 'mail-or-address',
): Promise<ReportedLead[]> {
  const step = messageId === undefined ? null : messageStep(messageId)
  const mail = step && (await findReportedMail(db, workspaceId, step))
  if (mail !== null) return [mail]
  if (by === 'mail' || email === undefined) return []
  return findLeadsOfAddress(db, workspaceId, email)
}

async function hear(
  ctx: Context,
  workspaceId: string,
  { leadId, effectId }: ReportedLead,
  report: MailReport,
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const lead = await holdUpToDate(trx, ctx, { workspaceId, leadId })
    if (lead === null) return
    const now = ctx.now()
    const mail = effectId === null ? null : await findSentMail(trx, leadId, effectId)
    const event = eventOf(report, report.at === undefined ? now : new Date(report.at))
    const told =
      mail === null
        ? { ...event, messageId: `mail-report:${leadId}:${report.id ?? newId()}` }
        : mailEvent(lead, mail, { ...event, at: event.occurredAt })
    // A null, where a journey has deleted him meanwhile: then there is nobody to suppress.
    if ((await happen(trx, ctx, lead, told)) !== true) return
    const isHis = report.email === undefined || sameAddress(lead.values['email'], report.email)
    if (!isHis) return
    const isOver =
      report.type === 'complaint' ||
      report.permanent ||
      (await countPassingBounces(trx, leadId, new Date(now.getTime() - MONTH_MS))) >= MOST_PASSING
    if (!isOver) return
    const reason = report.type === 'complaint' ? 'complained' : 'bounced'
    await changeWithin(trx, ctx, { workspaceId, leadId }, { kind: 'suppress', reason })
  })
}

function eventOf(report: MailReport, occurredAt: Date) {
  const key = report.id
  if (report.type === 'complaint') {
    return { name: EVENTS.emailComplained, props: {}, occurredAt, ...(key && { key }) }
  }
  const { permanent } = report
  const props = { permanent }
  return { name: EVENTS.emailBounced, props, occurredAt, key: key ?? String(permanent) }
}

/** Since the mail was sent, he may have got another one. */
function sameAddress(own: unknown, reported: string): boolean {
  return String(own).trim().toLowerCase() === reported.toLowerCase()
}
