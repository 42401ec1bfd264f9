import { EventEmitter, once } from 'node:events'
import ICAL from 'ical.js'
import type { TestContext } from '../platform-fixture.ts'
import { startEffectWorker } from '../../../src/platform/effects/effect-worker.ts'
import { smtpMailer } from '../../../src/platform/effects/mail/mailer.ts'
import type { ReceivedMail } from '../../harness/smtp-server.ts'
import { smtpServer } from '../../harness/smtp-server.ts'
import { watchedLog } from '../../harness/watched-log.ts'
import { QUICK, SENDER } from '../effects/effect-fixture.ts'

/** A worker that sends mails of bookings to a real SMTP server. */
export async function bookingMailWorker(ctx: TestContext) {
  ctx.sendsMail = true
  const smtp = await smtpServer()
  const lines: string[] = []
  const logged = new EventEmitter()
  const log = watchedLog((_level, record: object, message: string) => {
    lines.push(`${message} ${JSON.stringify(record)}`)
    logged.emit('line')
  })
  const mailer = await smtpMailer({ url: smtp.url, sender: SENDER })
  const worker = await startEffectWorker(ctx, { mailer, log, pace: QUICK })
  return {
    smtp,
    lines,
    /** Waits until as many mails have ended, sent or dropped, as there are to be in all. */
    async ended(times: number, message = 'a mail of a booking has ended'): Promise<string[]> {
      for (;;) {
        const found = lines.filter((line) => line.startsWith(message))
        if (found.length >= times) return found
        await once(logged, 'line')
      }
    },
    async [Symbol.asyncDispose]() {
      await worker.stop()
      await smtp[Symbol.asyncDispose]()
    },
  }
}

/** What a calendar program reads of a mail; null where nothing is attached. */
export function invitationOf({ parsed }: ReceivedMail) {
  const [attached, ...others] = parsed.attachments
  if (attached === undefined) return null
  if (others.length > 0) throw new Error('A mail has more than one file.')
  const calendar = new ICAL.Component(ICAL.parse(attached.content.toString()) as unknown[])
  const event = calendar.getFirstSubcomponent('vevent')
  const value = (name: string) => String(event?.getFirstPropertyValue(name))
  return {
    type: attached.contentType,
    method: String(calendar.getFirstPropertyValue('method')),
    uid: value('uid'),
    sequence: Number(value('sequence')),
    start: value('dtstart'),
    organizer: value('organizer'),
    attendee: value('attendee').toLowerCase(),
  }
}
