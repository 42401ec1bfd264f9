import type { PlatformContext } from '../../context.ts'
import { sendEmailSettings } from '../../journeys/node-settings/octeth-effects.ts'
import type { SendEmailSettings } from '../../journeys/node-settings/octeth-effects.ts'
import type { RunningVersion } from '../../journeys/running-version-store.ts'
import { hasLeft } from '../../leads/list-member-store.ts'
import { hearReports } from '../../mail-reports/hear-reports.ts'
import { mailLinks } from '../../mails/mail-links.ts'
import { findMailList } from '../../mails/mail-list-store.ts'
import { mayTrack } from '../../mails/tracking.ts'
import { findEmailTracking } from '../../mails/tracking-store.ts'
import { addressOf, writeMail } from '../../mails/write-mail.ts'
import { idempotencyKey } from '../effect.ts'
import type { Attempted, Effect } from '../effect.ts'
import { isAddress } from './is-address.ts'
import { oneLine } from './merge-fields.ts'
import { findEmail, findRecipient } from './mail-store.ts'
import type { Mail, Mailer } from './mailer.ts'

/** Sends an e-mail of the workspace to the lead, as both are now. */
export async function sendMail(
  ctx: Pick<PlatformContext, 'db' | 'keys' | 'now' | 'url'>,
  effect: Effect,
  { version, config }: { version: RunningVersion; config: unknown },
  mailer: Mailer | null,
): Promise<Attempted> {
  if (mailer === null) return { kind: 'failed', reason: 'no-smtp' }
  const settings = sendEmailSettings.safeParse(config)
  if (!settings.success) return { kind: 'refused', reason: 'settings' }
  const { db } = ctx
  const { id: effectId, workspaceId, leadId } = effect
  const recipient = await findRecipient(db, workspaceId, leadId)
  if (recipient === null) return { kind: 'dropped', reason: 'no-address' }
  const to = addressOf(recipient)
  if (!isAddress(to)) return { kind: 'dropped', reason: 'no-address' }
  if (recipient.suppressed) return { kind: 'dropped', reason: 'suppressed' }
  const list = await findMailList(db, workspaceId, version, recipient.ownListId)
  if (list !== null && (await hasLeft(db, leadId, list.id))) {
    return { kind: 'dropped', reason: 'unsubscribed' }
  }
  const { EmailID, Subject } = settings.data
  const template = await findEmail(db, workspaceId, EmailID)
  if (template === null) return { kind: 'refused', reason: 'unknown-email' }
  const tracking = await findEmailTracking(db, workspaceId, EmailID)
  const { trackOpens, trackClicks, consentField } = tracking
  const links = mailLinks(ctx, { effectId, leadId }, list?.id ?? null)
  const { subject, html, text } = await writeMail(
    { ...template, ...(Subject && { subject: Subject }) },
    recipient,
    {
      links: links.named,
      click: mayTrack(trackClicks, recipient.values, consentField) ? links.click : null,
      open: mayTrack(trackOpens, recipient.values, consentField) ? links.open : null,
    },
  )
  const mail = {
    ...envelope(effect, settings.data, mailer.sender),
    to,
    subject,
    html,
    ...(text !== '' && { text }),
    unsubscribeUrl: links.unsubscribe,
  }
  const attempted = await mailer.send(mail)
  if (attempted.kind === 'dropped' && attempted.reason === 'no-mailbox') {
    // Before the effect ends: what dies in between hears it again, and it counts once.
    const bounce = {
      type: 'bounce',
      permanent: true,
      messageId: mail.messageId,
      email: to,
    } as const
    await hearReports(ctx, workspaceId, [bounce])
  }
  return attempted
}

function envelope(
  effect: Effect,
  { From, ReplyTo }: SendEmailSettings,
  sender: Mailer['sender'],
): Pick<Mail, 'from' | 'replyTo' | 'messageId' | 'date'> {
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1)
  const replyTo = ReplyTo?.Email
  return {
    from: {
      name: oneLine(From?.Name || sender.name),
      address: From?.Email || sender.address,
    },
    ...(replyTo && { replyTo: { name: oneLine(ReplyTo.Name ?? ''), address: replyTo } }),
    messageId: `<${idempotencyKey(effect).replaceAll(':', '.')}@${domain}>`,
    date: effect.decidedAt,
  }
}
