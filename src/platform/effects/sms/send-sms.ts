import type { PlatformContext } from '../../context.ts'
import { sendSmsSettings } from '../../journeys/node-settings/octeth-effects.ts'
import type { RunningVersion } from '../../journeys/running-version-store.ts'
import { hasLeft } from '../../leads/list-member-store.ts'
import { findMailList } from '../../mails/mail-list-store.ts'
import { subscriberValues } from '../../mails/write-mail.ts'
import type { Attempted, Effect } from '../effect.ts'
import { mergeText } from '../mail/merge-fields.ts'
import { findRecipient } from '../mail/mail-store.ts'
import { postToWebhook } from '../post-to-webhook.ts'
import type { SmsSender } from './sms-sender.ts'

/** Of https://www.itu.int/rec/T-REC-E.164, and short ones of a country. */
const NUMBER = /^\+?\d{5,15}$/
/** Ten messages of a telephone; more is a mistake, or somebody's joke. */
const LONGEST = 1600

/**
 * Sends a text message to the lead as he is now: by the gateway that the program
 * brought along, else by a webhook of the workspace's file.
 */
export async function sendSms(
  ctx: Pick<PlatformContext, 'db' | 'keys' | 'now'>,
  effect: Effect,
  { version, config }: { version: RunningVersion; config: unknown },
  { sms, allowedOrigins }: { sms: SmsSender | null; allowedOrigins: ReadonlySet<string> },
): Promise<Attempted> {
  const settings = sendSmsSettings.safeParse(config)
  if (!settings.success) return { kind: 'refused', reason: 'settings' }
  const { Message, PhoneField, WebhookURL } = settings.data
  const { db } = ctx
  const { id, workspaceId, leadId } = effect
  const recipient = await findRecipient(db, workspaceId, leadId)
  if (recipient === null) return { kind: 'dropped', reason: 'no-lead' }
  const { values } = recipient
  const written = Object.hasOwn(values, PhoneField) ? String(values[PhoneField]) : ''
  const to = written.replaceAll(/[\s()./-]/g, '')
  if (!NUMBER.test(to)) return { kind: 'dropped', reason: 'no-phone' }
  if (recipient.suppressed) return { kind: 'dropped', reason: 'suppressed' }
  const list = await findMailList(db, workspaceId, version, recipient.ownListId)
  if (list !== null && (await hasLeft(db, leadId, list.id))) {
    return { kind: 'dropped', reason: 'unsubscribed' }
  }
  const merged = mergeText(Message, { subscriber: subscriberValues(recipient), links: new Map() })
  const text = merged.slice(0, LONGEST).replace(/\p{Surrogate}$/u, '')
  if (sms !== null) return sms.send({ id, to, text })
  if (!WebhookURL) return { kind: 'refused', reason: 'no-sms' }
  const about = { type: 'journey.sms', data: { to, text } }
  return postToWebhook(ctx, effect, { url: WebhookURL, recipient, about }, allowedOrigins)
}
