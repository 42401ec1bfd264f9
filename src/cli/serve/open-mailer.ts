import { smtpMailer } from '../../platform/effects/mail/mailer.ts'
import type { Mailer } from '../../platform/effects/mail/mailer.ts'
import { requirePeers } from '../missing-peers.ts'
import type { Settings } from '../settings/settings.ts'

/** What mails are sent by; null where the settings name no server. */
export async function openMailer({
  SESSIONFRAME_SMTP_URL: url,
  SESSIONFRAME_MAIL_FROM: sender,
}: Settings): Promise<Mailer | null> {
  if (url === undefined || sender === undefined) return null
  requirePeers('SESSIONFRAME_SMTP_URL', ['mail'])
  return smtpMailer({ url, sender })
}
