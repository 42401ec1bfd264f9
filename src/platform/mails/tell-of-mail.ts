import type { PlatformContext } from '../context.ts'
import { happen } from '../enrollments/happen.ts'
import type { NewEvent } from '../events/event.ts'
import { inTransaction } from '../in-transaction.ts'
import { lockLead } from '../leads/journey-lead-store.ts'
import { mailEvent } from './mail-event.ts'
import type { MailLink } from './mail-link.ts'
import { findWorkspaceOfLead } from './recipient-store.ts'
import { findSentMail } from './sent-mail-store.ts'
import { mayTrack } from './tracking.ts'
import type { MailTracking } from './tracking.ts'
import { findEmailTracking } from './tracking-store.ts'

interface Told {
  name: string
  /** The rule that it goes by; null where the lead asked for something himself. */
  rule: keyof Pick<MailTracking, 'trackOpens' | 'trackClicks'> | null
  props?: NewEvent['props']
  key?: string
}

/**
 * Hears what became of a mail, the first time, and moves journeys on. Consent is asked
 * for again: it may have been taken back since the mail was sent. Of a mail
 * whose journey has been purged nothing is told.
 */
export async function tellOfMail(
  ctx: Pick<PlatformContext, 'db' | 'keys' | 'now'>,
  { effectId, leadId }: Pick<MailLink, 'effectId' | 'leadId'>,
  { name, rule, ...more }: Told,
): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const workspaceId = await findWorkspaceOfLead(trx, leadId)
    const lead = workspaceId && (await lockLead(trx, workspaceId, leadId))
    const mail = lead && (await findSentMail(trx, leadId, effectId))
    if (!mail) return
    if (rule !== null) {
      const tracking = await findEmailTracking(trx, lead.workspaceId, mail.email ?? 0)
      if (!mayTrack(tracking[rule], lead.values, tracking.consentField)) return
    }
    await happen(trx, ctx, lead, mailEvent(lead, mail, { name, at: ctx.now(), ...more }))
  })
}
