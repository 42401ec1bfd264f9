import { simpleParser } from 'mailparser'
import type { ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions } from 'smtp-server'

export interface ReceivedMail {
  from: string
  to: string[]
  /** As it came over the wire. */
  raw: string
  parsed: ParsedMail
}

export interface TestSmtpServer extends AsyncDisposable {
  /** For SESSIONFRAME_SMTP_URL. */
  url: string
  port: number
  /** What was taken, in its order. */
  mails: ReceivedMail[]
  /** What to say when all of a mail has been read; by default it is taken. */
  behave: (mail: ReceivedMail) => Refusal | null | Promise<Refusal | null>
  /** What to say to an address, before any of a mail is read; by default it is taken. */
  behaveTo: (address: string) => Refusal | null
  /** All mails that were read, taken or not. */
  read: number
}

/** Such as 550. */
export type Refusal = { code: number; text: string }

/** A real SMTP server; mails are read by a parser that did not write them. */
export async function smtpServer(options: SMTPServerOptions = {}): Promise<TestSmtpServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const refusal = smtp.behaveTo(address)
      done(refusal && refused(refusal))
    },
    ...options,
    onData(stream, session, done) {
      void (async () => {
        const chunks: Buffer[] = []
        for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
        const raw = Buffer.concat(chunks).toString()
        const { mailFrom, rcptTo } = session.envelope
        const mail = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw,
          parsed: await simpleParser(raw),
        }
        smtp.read++
        const refusal = await smtp.behave(mail)
        if (refusal === null) smtp.mails.push(mail)
        done(refusal && refused(refusal))
      })()
    },
  })
  // Clients of these tests are killed half-way.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const smtp: TestSmtpServer = {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails: [],
    behave: () => null,
    behaveTo: () => null,
    read: 0,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
  return smtp
}

function refused({ code, text }: Refusal): Error {
  return Object.assign(new Error(text), { responseCode: code })
}
