import type { PlatformContext } from '../context.ts'
import { findEmail, findRecipient } from '../effects/mail/mail-store.ts'
import { mailLinks, NO_LINKS } from './mail-links.ts'
import type { MailLink } from './mail-link.ts'
import { findWorkspaceOfLead } from './recipient-store.ts'
import { findSentMail } from './sent-mail-store.ts'
import { writeMail } from './write-mail.ts'
import type { WrittenMail } from './write-mail.ts'

/**
 * A mail as it would be written to its lead now. Nothing in it tells us of a click:
 * that it is read here is told of, and may be by somebody else.
 * @param forWhom `others` get none of the lead's own links.
 * @returns Null when journey, lead or e-mail have gone.
 */
export async function readMail(
  ctx: Pick<PlatformContext, 'db' | 'keys' | 'url'>,
  { effectId, leadId, target }: MailLink,
  forWhom: 'lead' | 'others',
): Promise<WrittenMail | null> {
  const { db } = ctx
  const workspaceId = await findWorkspaceOfLead(db, leadId)
  if (workspaceId === null) return null
  const mail = await findSentMail(db, leadId, effectId)
  const recipient = await findRecipient(db, workspaceId, leadId)
  const template = await findEmail(db, workspaceId, mail?.email ?? 0)
  if (mail === null || recipient === null || template === null) return null
  const links = mailLinks(ctx, { effectId, leadId }, target === '' ? null : target)
  return writeMail({ ...template, ...(mail.subject && { subject: mail.subject }) }, recipient, {
    links: forWhom === 'lead' ? links.named : NO_LINKS,
    click: null,
    open: null,
  })
}
