/** Mails as servers send them, in the forms of RFC 3464 and RFC 5965. Lines end as on the wire. */

const wire = (...lines: string[]) => lines.join('\r\n')

/** What servers give back of a mail of ours. */
export const originalHeaders = (messageId: string) =>
  wire(
    'From: The Shop <shop@sender.example>',
    'To: ada@example.com',
    `Message-ID: ${messageId}`,
    'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
    'Date: Mon, 23 Nov 2026 08:00:00 +0000',
  )

export interface Bounce {
  /** Fields of the recipient; the first is `Final-Recipient`. */
  recipient?: readonly string[]
  /** Null where the mail is not in the report. */
  original?: string | null
  /** Of the part with the mail. */
  originalType?: string
  /** More of the notification's own header. */
  headers?: readonly string[]
  boundary?: string
}

export const NO_USER = [
  'Final-Recipient: rfc822; ada@example.com',
  'Original-Recipient: rfc822;ada@example.com',
  'Action: failed',
  'Status: 5.1.1',
  'Remote-MTA: dns; mx.example.com',
  'Diagnostic-Code: smtp; 550 5.1.1 <ada@example.com>: Recipient address rejected:',
  '    User unknown in virtual mailbox table',
]

/** As a mail server on the way says that it could not get rid of a mail. */
export function bounceMail({
  recipient = NO_USER,
  original = originalHeaders('<none@elsewhere.example>'),
  originalType = 'text/rfc822-headers',
  headers = [],
  boundary = '7D1F2.1795420800/mx.sender.example',
}: Bounce): string {
  return wire(
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.sender.example (Mail Delivery System)',
    'To: shop@sender.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    `\tboundary="${boundary}"`,
    ...headers,
    '',
    'This is a MIME-encapsulated message.',
    '',
    `--${boundary}`,
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    'Final-Recipient: rfc822; eve@example.com',
    '',
    `--${boundary}`,
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.sender.example',
    'Arrival-Date: Mon, 23 Nov 2026 08:00:00 +0000 (UTC)',
    '',
    ...recipient,
    '',
    ...(original === null
      ? []
      : [
          `--${boundary}`,
          'Content-Description: Undelivered Message',
          `Content-Type: ${originalType}`,
          '',
          original,
          '',
        ]),
    `--${boundary}--`,
    '',
  )
}

export interface Complaint {
  kind?: string
  original: string
}

/** As a provider passes on that a reader has called a mail spam; who it was is blacked out. */
export function complaintMail({ kind = 'abuse', original }: Complaint): string {
  return wire(
    'From: <abusedesk@provider.example>',
    'Date: Mon, 23 Nov 2026 09:00:00 +0000',
    'Subject: FW: Earn money',
    'To: <abuse@sender.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=part1_13d.2e68ed54_boundary',
    '',
    '--part1_13d.2e68ed54_boundary',
    'Content-Type: text/plain; charset="US-ASCII"',
    'Content-Transfer-Encoding: 7bit',
    '',
    'This is an email abuse report for an email message received from IP 192.0.2.1.',
    '',
    '--part1_13d.2e68ed54_boundary',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${kind}`,
    'User-Agent: SomeGenerator/1.0',
    'Version: 1',
    'Original-Mail-From: <shop@sender.example>',
    'Original-Rcpt-To: <r3dact3d@provider.example>',
    '',
    '--part1_13d.2e68ed54_boundary',
    'Content-Type: message/rfc822',
    'Content-Disposition: inline',
    '',
    original,
    '',
    '--part1_13d.2e68ed54_boundary--',
    '',
  )
}
