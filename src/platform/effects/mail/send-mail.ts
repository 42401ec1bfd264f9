import type { PlatformContext } from '../../context.ts'
import { sendEmailSettings } from '../../journeys/node-settings/octeth-effects.ts'
import type { SendEmailSettings } from '../../journeys/node-settings/octeth-effects.ts'
import type { RunningVersion } from '../../journeys/running-version-store.ts'
import { idempotencyKey } from '../effect.ts'
import type { Attempted, Effect } from '../effect.ts'
import { findList } from '../../leads/lead-group-store.ts'
import { hasLeft } from '../../leads/list-member-store.ts'
import { mailLinkPath } from '../../mails/mail-link.ts'
import { listOfMails } from '../../mails/mail-list.ts'
import { mergeHtml, mergeText, oneLine } from './merge-fields.ts'
import type { MergeValues } from './merge-fields.ts'
import { findEmail, findRecipient } from './mail-store.ts'
import type { MailTemplate, Recipient } from './mail-store.ts'
import type { Mail, Mailer } from './mailer.ts'

/** One address and nothing else: a list, a name or a second line would be other recipients. */
const ADDRESS = /^[^\s@<>()[\],;:\\"\p{Control}]{1,64}@[^\s@<>()[\],;:\\"\p{Control}]{1,255}$/u

/** Sends an e-mail of the workspace to the lead, as both are now. */
export async function sendMail(
  ctx: Pick<PlatformContext, 'db' | 'keys' | 'url'>,
  effect: Effect,
  { version, config }: { version: RunningVersion; config: unknown },
  mailer: Mailer | null,
): Promise<Attempted> {
  if (mailer === null) return { kind: 'failed', reason: 'no-smtp' }
  const settings = sendEmailSettings.safeParse(config)
  if (!settings.success) return { kind: 'refused', reason: 'settings' }
  const { db } = ctx
  const { workspaceId, leadId } = effect
  const recipient = await findRecipient(db, workspaceId, leadId)
  const to = String(recipient?.values['email'] ?? '').trim()
  if (recipient === null || !ADDRESS.test(to)) return { kind: 'dropped', reason: 'no-address' }
  if (recipient.suppressed) return { kind: 'dropped', reason: 'suppressed' }
  const wanted = listOfMails(version, recipient.ownListId)
  const list = wanted && (await findList(db, workspaceId, wanted))
  if (list !== null && (await hasLeft(db, leadId, list.id))) {
    return { kind: 'dropped', reason: 'unsubscribed' }
  }
  const template = await findEmail(db, workspaceId, settings.data.EmailID)
  if (template === null) return { kind: 'refused', reason: 'unknown-email' }
  const link = { effectId: effect.id, leadId, target: list?.id ?? '' }
  const unsubscribeUrl = ctx.url + mailLinkPath(ctx.keys, 'unsubscribe', link)
  const content = { to, recipient, template, unsubscribeUrl }
  return mailer.send(writeMail(effect, settings.data, content, mailer.sender))
}

interface Content {
  to: string
  recipient: Recipient
  template: MailTemplate
  unsubscribeUrl: string
}

function writeMail(
  effect: Effect,
  { From, ReplyTo, Subject }: SendEmailSettings,
  { to, recipient, template, unsubscribeUrl }: Content,
  sender: Mailer['sender'],
): Mail {
  const links = new Map([['unsubscribe', unsubscribeUrl]])
  const values = { subscriber: mergeValues(recipient, to), links }
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1)
  const replyTo = ReplyTo?.Email
  return {
    to,
    from: {
      name: oneLine(From?.Name || sender.name),
      address: From?.Email || sender.address,
    },
    ...(replyTo && { replyTo: { name: oneLine(ReplyTo.Name ?? ''), address: replyTo } }),
    unsubscribeUrl,
    // A link of his own is nothing for those who see subjects only.
    subject: oneLine(mergeText(Subject || template.subject, { ...values, links: new Map() })),
    html: mergeHtml(template.html, values),
    ...(template.text !== '' && { text: mergeText(template.text, values) }),
    messageId: `<${idempotencyKey(effect).replaceAll(':', '.')}@${domain}>`,
    date: effect.decidedAt,
  }
}

function mergeValues(
  { number, listNumber, values }: Recipient,
  to: string,
): MergeValues['subscriber'] {
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
