import type { PlatformContext } from '../../context.ts'
import { sendEmailSettings } from '../../journeys/node-settings/octeth-effects.ts'
import type { SendEmailSettings } from '../../journeys/node-settings/octeth-effects.ts'
import { idempotencyKey } from '../effect.ts'
import type { Attempted, Effect } from '../effect.ts'
import { mergeHtml, mergeText, oneLine } from './merge-fields.ts'
import type { MergeValues } from './merge-fields.ts'
import { findEmail, findRecipient } from './mail-store.ts'
import type { MailTemplate, Recipient } from './mail-store.ts'
import type { Mail, Mailer } from './mailer.ts'

/** One address and nothing else: a list, a name or a second line would be other recipients. */
const ADDRESS = /^[^\s@<>()[\],;:\\"\p{Control}]{1,64}@[^\s@<>()[\],;:\\"\p{Control}]{1,255}$/u

/** Sends an e-mail of the workspace to the lead, as both are now. */
export async function sendMail(
  { db }: Pick<PlatformContext, 'db'>,
  effect: Effect,
  config: unknown,
  mailer: Mailer | null,
): Promise<Attempted> {
  if (mailer === null) return { kind: 'failed', reason: 'no-smtp' }
  const settings = sendEmailSettings.safeParse(config)
  if (!settings.success) return { kind: 'refused', reason: 'settings' }
  const { workspaceId, leadId } = effect
  const recipient = await findRecipient(db, workspaceId, leadId)
  const to = String(recipient?.values['email'] ?? '').trim()
  if (recipient === null || !ADDRESS.test(to)) return { kind: 'dropped', reason: 'no-address' }
  if (recipient.suppressed) return { kind: 'dropped', reason: 'suppressed' }
  const template = await findEmail(db, workspaceId, settings.data.EmailID)
  if (template === null) return { kind: 'refused', reason: 'unknown-email' }
  return mailer.send(writeMail(effect, settings.data, { to, recipient, template }, mailer.sender))
}

function writeMail(
  effect: Effect,
  { From, ReplyTo, Subject }: SendEmailSettings,
  { to, recipient, template }: { to: string; recipient: Recipient; template: MailTemplate },
  sender: Mailer['sender'],
): Mail {
  const values = mergeValues(recipient, to)
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1)
  const replyTo = ReplyTo?.Email
  return {
    to,
    from: {
      name: oneLine(From?.Name || sender.name),
      address: From?.Email || sender.address,
    },
    ...(replyTo && { replyTo: { name: oneLine(ReplyTo.Name ?? ''), address: replyTo } }),
    subject: oneLine(mergeText(Subject || template.subject, values)),
    html: mergeHtml(template.html, values),
    ...(template.text !== '' && { text: mergeText(template.text, values) }),
    messageId: `<${idempotencyKey(effect).replaceAll(':', '.')}@${domain}>`,
    date: effect.decidedAt,
  }
}

function mergeValues({ number, listNumber, values }: Recipient, to: string): MergeValues {
  const own = Object.entries(values).map(([name, value]) => [name, String(value)] as const)
  return new Map(
    [
      ...own,
      ['EmailAddress', to] as const,
      ['SubscriberID', number] as const,
      ['ListID', listNumber ?? ''] as const,
    ].map(([name, value]) => [name.toLowerCase(), value]),
  )
}
