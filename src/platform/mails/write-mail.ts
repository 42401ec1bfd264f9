import type { MailTemplate, Recipient } from '../effects/mail/mail-store.ts'
import { escapeHtml, mergeText, oneLine } from '../effects/mail/merge-fields.ts'
import type { MergeValues } from '../effects/mail/merge-fields.ts'
import { writeHtml } from '../effects/mail/write-html.ts'

export interface WrittenMail {
  subject: string
  html: string
  /** Empty: there is none. */
  text: string
}

export interface WriteOptions {
  /** What `%Link:…%` stands for. */
  links: MergeValues['links']
  /** Makes an address one by way of us; null where clicks are not told of. */
  click: ((url: string) => string) | null
  /** Address of the picture that tells of an open; null for none. */
  open: string | null
}

/** An e-mail as one lead gets it. */
export async function writeMail(
  { subject, html, text }: MailTemplate,
  recipient: Pick<Recipient, 'number' | 'listNumber' | 'values'>,
  { links, click, open }: WriteOptions,
): Promise<WrittenMail> {
  const values = { subscriber: subscriberValues(recipient), links }
  return {
    // A link of his own is nothing for those who see subjects only.
    subject: oneLine(mergeText(subject, { ...values, links: new Map() })),
    html: withPicture(await writeHtml(html, values, click), html === '' ? null : open),
    text: mergeText(text, values),
  }
}

/** The address that mails go to; whatever else the lead has there is for him to see. */
export function addressOf({ values }: Pick<Recipient, 'values'>): string {
  return String(values['email'] ?? '').trim()
}

/** What `%Subscriber:…%` stands for. */
export function subscriberValues(
  recipient: Pick<Recipient, 'number' | 'listNumber' | 'values'>,
): MergeValues['subscriber'] {
  const { number, listNumber, values } = recipient
  const own = Object.entries(values).map(([name, value]) => [name, String(value)] as const)
  return new Map(
    [
      ...own,
      ['EmailAddress', addressOf(recipient)] as const,
      ['SubscriberID', number] as const,
      ['ListID', listNumber ?? ''] as const,
    ].map(([name, value]) => [name.toLowerCase(), value]),
  )
}

/** At the end, so that whoever is shown the beginning only has not opened it. */
function withPicture(html: string, url: string | null): string {
  if (url === null) return html
  const picture = `<img src="${escapeHtml(url)}" alt="" width="1" height="1" style="border:0">`
  const end = [...html.matchAll(/<\/body\s*>/gi)].at(-1)?.index ?? html.length
  return html.slice(0, end) + picture + html.slice(end)
}
