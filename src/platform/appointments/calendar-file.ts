import type { PlatformContext } from '../context.ts'
import type { AppointmentSession } from './appointment-session.ts'
import { placeInWords } from './booked-location.ts'

/** Of RFC 5546: what a calendar is to do with it. */
export type CalendarMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL'

export interface CalendarPeople {
  organizer: { name: string; email: string }
  attendee: { name: string; email: string }
  /** Whom the attendee meets, for the title. */
  meets: string
}

/**
 * A booking as iCalendar. Its UID is the session's id, whatever becomes of it, and
 * its times are in UTC, so that no calendar has to know a zone.
 * https://datatracker.ietf.org/doc/html/rfc5545
 * @param people Whom a REQUEST or CANCEL is between; a PUBLISH has no attendee: RFC 5546, 3.2.1.
 * @returns Null where there is nothing that calendars should know of.
 */
export async function calendarFile(
  { now }: Pick<PlatformContext, 'now'>,
  { id, type, booking }: Pick<AppointmentSession, 'id' | 'type' | 'booking'>,
  method: CalendarMethod,
  people: CalendarPeople | null = null,
): Promise<string | null> {
  const isOff = booking?.status === 'cancelled' || booking?.status === 'declined'
  if (booking === null || (booking.status !== 'confirmed' && !isOff)) return null
  const { default: ical, ICalCalendarMethod, ICalEventStatus } = await import('ical-generator')
  const calendar = ical({ prodId: '-//sessionframe//bookings//EN' })
  calendar.method(ICalCalendarMethod[isOff ? 'CANCEL' : method])
  const event = calendar.createEvent({
    id,
    sequence: booking.sequence,
    stamp: now(),
    start: booking.start,
    end: booking.end,
    summary: `${type.title}, ${people?.meets ?? booking.hostName}`,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  const place = placeInWords(type, booking)
  if (place !== null) event.location(place)
  const link = booking.location?.link
  if (link != null) event.url(link)
  if (people !== null) {
    event.organizer(people.organizer)
    event.createAttendee({ ...people.attendee, rsvp: false })
  }
  return calendar.toString()
}
