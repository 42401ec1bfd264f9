import type { MailReport } from '../../../wire/mail-reports.ts'
import { isNoMailbox, statusIn } from '../mail-status.ts'
import { messageStep } from '../message-step.ts'
import { decodedBody, readContentType, readHeaders, readPart, splitParts } from './mime-part.ts'
import type { Headers, MimePart } from './mime-part.ts'

/** What a mail says of mails of ours. */
export interface RawReport {
  reports: MailReport[]
  /** What it says of a recipient and is neither a bounce nor a complaint: a mail is late, or was read. */
  ignored: number
}

/** A report has three: words for people, the report, and the mail. */
const MOST_PARTS = 20
/** A mail of ours has one recipient; behind an alias there may be some. */
const MOST_RECIPIENTS = 100
/** https://www.rfc-editor.org/rfc/rfc5965#section-7.3 Others are about viruses and signatures. */
const COMPLAINTS = new Set(['abuse', 'fraud'])
/** The mail itself or its headers; `global` where they are not ASCII. */
const ORIGINAL = /^(?:message\/(?:rfc822|global)|(?:text|message)\/(?:rfc822|global)-headers)$/

/**
 * Reads a mail that came back: a delivery status notification or a feedback report, both
 * multipart/report. https://www.rfc-editor.org/rfc/rfc3464, https://www.rfc-editor.org/rfc/rfc5965
 *
 * Whoever knows the address can write such a mail, so addresses alone count for nothing: there
 * must be the Message-ID of a mail of ours, which holds what only its reader has seen.
 * @returns Null for what looks like a report and cannot be read as one. A mail of another kind is
 * ignored: mailboxes for bounces get all sorts.
 */
export function readRawReport({ headers, body }: MimePart): RawReport | null {
  const { type, parameters } = readContentType(headers.get('content-type'))
  if (type !== 'multipart/report') return { reports: [], ignored: 1 }
  const boundary = parameters.get('boundary')
  const parts = boundary === undefined ? null : splitParts(body, boundary, MOST_PARTS)
  if (parts === null) return null
  const typeOf = (part: MimePart) => readContentType(part.headers.get('content-type')).type
  const report = parts.find((part) =>
    /^message\/(?:global-)?(?:delivery-status|feedback-report)$/.test(typeOf(part)),
  )
  if (report === undefined) {
    // Of another kind, such as that a mail was opened, or of none.
    return parts.length > 0 ? { reports: [], ignored: 1 } : null
  }
  const original = parts.find((part) => ORIGINAL.test(typeOf(part)))
  const which = messageIdOf(headers, original)
  const fields = decodedBody(report)
  return typeOf(report) === 'message/feedback-report'
    ? complaint(readHeaders(fields), which)
    : bounces(fields, which)
}

/** Of the mail that is in the report; where it is not, of what the report answers to. */
function messageIdOf(headers: Headers, original: MimePart | undefined): string | undefined {
  const own = original && readPart(decodedBody(original)).headers.get('message-id')
  const answered = ['in-reply-to', 'references'].map((name) => headers.get(name) ?? '')
  const ids = [own ?? '', ...answered].join(' ').split(/\s+/)
  return ids.find((id) => messageStep(id) !== null)
}

/** Without the address, which many who pass complaints on make unreadable. */
function complaint(fields: Headers, messageId: string | undefined): RawReport {
  const isOne = COMPLAINTS.has(fields.get('feedback-type')?.toLowerCase() ?? '')
  return isOne
    ? { reports: [{ type: 'complaint', messageId }], ignored: 0 }
    : { reports: [], ignored: 1 }
}

/** The first block of fields is of the mail, each other one of a recipient. */
function bounces(text: string, messageId: string | undefined): RawReport | null {
  const blocks = text.trim().split(/(?:\r?\n){2,}/)
  const recipients = blocks.map(readHeaders).filter((fields) => fields.has('final-recipient'))
  if (recipients.length === 0 || recipients.length > MOST_RECIPIENTS) return null
  const failed = recipients.filter((fields) => word(fields.get('action')) === 'failed')
  return {
    reports: failed.map((fields) => ({
      type: 'bounce',
      permanent: isNoMailbox(statusOf(fields)),
      messageId,
      email: addressOf(fields),
    })),
    ignored: recipients.length - failed.length,
  }
}

/** Without what stands behind it in brackets. */
function word(value = ''): string {
  return value.split(/[\s(]/, 1)[0]?.toLowerCase() ?? ''
}

/** What the other side said is more exact than a status that says no more than that it failed. */
function statusOf(fields: Headers): string {
  const status = word(fields.get('status'))
  const [type, said = ''] = typed(fields.get('diagnostic-code'))
  const isVague = /^[45]\.0\.0$/.test(status)
  return (isVague && type === 'smtp' ? statusIn(said) : undefined) ?? status
}

/** Whom the mail was sent to; behind an alias it went to somebody else in the end. */
function addressOf(fields: Headers): string | undefined {
  for (const name of ['original-recipient', 'final-recipient']) {
    const [type, address = ''] = typed(fields.get(name))
    const bare = Buffer.from(address, 'latin1')
      .toString()
      .replace(/^<(.*)>$/, '$1')
    if ((type === 'rfc822' || type === 'utf-8') && bare.includes('@')) return bare
  }
  return undefined
}

/** Of `rfc822; ada@example.com` its two parts. */
function typed(value = ''): [type: string, rest?: string] {
  const semicolon = value.indexOf(';')
  if (semicolon < 0) return ['']
  return [value.slice(0, semicolon).trim().toLowerCase(), value.slice(semicolon + 1).trim()]
}
