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
        const raw = await readAll(stream as AsyncIterable<Buffer>)
        // Whoever sent it was killed half-way: nothing was taken, and nobody is there to hear it.
        if (raw === null) return
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

/** Null where the connection ended before the mail did. */
async function readAll(stream: AsyncIterable<Buffer>): Promise<string | null> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of stream) chunks.push(chunk)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNECTION') return null
    throw error
  }
  return Buffer.concat(chunks).toString()
}

function refused({ code, text }: Refusal): Error {
  return Object.assign(new Error(text), { responseCode: code })
}
