import type { PlatformContext } from '../context.ts'
import { applyChange } from '../enrollments/apply-change.ts'
import { holdUpToDate, tell } from '../enrollments/happen.ts'
import { stopRuns } from '../enrollments/stop-run-store.ts'
import { EVENTS } from '../events/event.ts'
import type { NewEvent } from '../events/event.ts'
import { inTransaction } from '../in-transaction.ts'
import { findList } from '../leads/lead-group-store.ts'
import type { LeadChange } from '../leads/lead-change.ts'
import { newId } from '../uuid.ts'
import { mailEvent } from './mail-event.ts'
import type { MailLink } from './mail-link.ts'
import { findWorkspaceOfLead } from './recipient-store.ts'
import { findSentMail } from './sent-mail-store.ts'

type Context = Pick<PlatformContext, 'db' | 'keys' | 'now'>

/**
 * Takes a lead out of the list of a mail, and out of the journey that sent it; where
 * the mail was of no list, he gets nothing at all any more. Journeys hear of it.
 * Whoever is unsubscribed already, or deleted, is left as he is.
 */
export async function unsubscribe(
  ctx: Context,
  { effectId, leadId, target: listId }: MailLink,
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const workspaceId = await findWorkspaceOfLead(trx, leadId)
    const lead = workspaceId && (await holdUpToDate(trx, ctx, { workspaceId, leadId }))
    if (!lead) return
    const at = ctx.now()
    const events: NewEvent[] = []
    const mail = await findSentMail(trx, leadId, effectId)
    if (mail !== null) {
      const stop = { leadId, at, reason: 'unsubscribed', except: null }
      await stopRuns(trx, stop, { journeyIds: [mail.journeyId] })
      events.push(mailEvent(lead, mail, { name: EVENTS.emailUnsubscribed, at }))
    }
    const list = listId === '' ? null : await findList(trx, lead.workspaceId, { id: listId })
    const change: LeadChange =
      list === null
        ? { kind: 'suppress', reason: 'unsubscribed' }
        : { kind: 'unsubscribe', list: list.number }
    const told = await applyChange(trx, lead, change, { at, by: null })
    if (typeof told !== 'string') {
      const { workspaceId: workspace } = lead
      const messageId = `change:${newId()}`
      events.push({ ...told, workspaceId: workspace, leadId, occurredAt: at, messageId })
    }
    await tell(trx, ctx, lead, events)
  })
}
