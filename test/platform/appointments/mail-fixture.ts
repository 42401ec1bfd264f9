import ICAL from 'ical.js'
import type { ReceivedMail } from '../../harness/smtp-server.ts'
import { mailWorker } from '../effects/mail-worker.ts'
import type { TestContext } from '../platform-fixture.ts'

/** A worker that sends mails of bookings. */
export async function bookingMailWorker(ctx: TestContext) {
  const worker = await mailWorker(ctx)
  return {
    ...worker,
    ended: (times: number, message = 'a mail of a booking has ended') =>
      worker.ended(times, message),
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
