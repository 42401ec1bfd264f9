import { isNoMailbox, statusIn } from '../../mail-reports/mail-status.ts'
import type { Attempted } from '../effect.ts'

export interface Mail {
  to: string
  from: { name: string; address: string }
  replyTo?: { name: string; address: string }
  subject: string
  html: string
  /** For those who read no HTML. */
  text?: string
  /**
   * Where a program may unsubscribe whom it goes to: https://datatracker.ietf.org/doc/html/rfc8058
   * None for what somebody has asked for, such as a confirmation.
   */
  unsubscribeUrl?: string
  /** For calendar programs: https://datatracker.ietf.org/doc/html/rfc6047 */
  calendar?: { method: 'REQUEST' | 'CANCEL'; file: string }
  /** With its angle brackets: the same however often it is sent. */
  messageId: string
  date: Date
}

export interface Mailer {
  /** Whom mails are from that say nothing else; bounces go there. */
  sender: { name: string; address: string }
  /**
   * @returns What became of it: `sent` when the server has taken it, `dropped` with `no-mailbox` where it
   * knows that the address is none. It does not reject.
   */
  send(mail: Mail): Promise<Attempted>
  /** Lets go of the connections that wait. */
  close(): void
}

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  url: string
  sender: { name: string; address: string }
}

const SECOND = 1000

/**
 * Sends by SMTP. A server that is not this machine is given the password over TLS
 * only. https://datatracker.ietf.org/doc/html/rfc5321
 */
export async function smtpMailer({ url, sender }: SmtpOptions): Promise<Mailer> {
  const { createTransport } = await import('nodemailer')
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  const transport = createTransport({
    pool: true,
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && username !== '' && !isThisMachine(host),
    ...(username !== '' && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 30 * SECOND,
    // Templates are text: nothing in them may open files or addresses from here.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    sender,
    send: async ({ to, unsubscribeUrl, calendar, ...mail }) => {
      try {
        await transport.sendMail({
          ...mail,
          to: { name: '', address: to },
          envelope: { from: sender.address, to: [to] },
          headers: headersOf(unsubscribeUrl),
          ...(calendar && { attachments: [invitation(calendar)] }),
        })
        return { kind: 'sent' }
      } catch (error) {
        return failure(error)
      }
    },
    close: () => transport.close(),
  }
}

/** As they are: a program that folds an address in two has none. */
function headersOf(unsubscribeUrl: string | undefined): Record<string, string | Prepared> {
  return {
    // https://datatracker.ietf.org/doc/html/rfc3834#section-5
    'Auto-Submitted': 'auto-generated',
    ...(unsubscribeUrl !== undefined && {
      'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl}>` },
    }),
    // One click is for https only: https://datatracker.ietf.org/doc/html/rfc8058#section-3.1
    ...(unsubscribeUrl?.startsWith('https:') && {
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  }
}

function invitation({ method, file }: NonNullable<Mail['calendar']>) {
  return {
    filename: 'appointment.ics',
    content: file,
    contentType: `text/calendar; method=${method}; charset=UTF-8`,
  }
}

interface Prepared {
  prepared: true
  value: string
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

/** By codes alone: what a server says holds addresses. */
function failure(error: unknown): Attempted {
  const { code, responseCode, command, response } = error as Readonly<Record<string, unknown>>
  if (code === 'EAUTH' || code === 'ENOAUTH') return { kind: 'failed', reason: 'smtp-login' }
  if (code === 'ETIMEDOUT') return { kind: 'failed', reason: 'timeout' }
  if (code === 'ETLS') return { kind: 'failed', reason: 'smtp-tls' }
  if (typeof responseCode !== 'number') return { kind: 'failed', reason: 'unreachable' }
  // Not any 550: a server that relays for nobody says that of all addresses.
  if (command === 'RCPT TO' && isNoMailbox(statusIn(String(response)) ?? '')) {
    return { kind: 'dropped', reason: 'no-mailbox' }
  }
  // 5yz is for good, but for 503, which is about the order of commands.
  const isForGood = responseCode >= 500 && responseCode !== 503
  return { kind: isForGood ? 'refused' : 'failed', reason: `smtp-${responseCode}` }
}
