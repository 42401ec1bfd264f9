import { isCalendarDate } from '../../wire/fields/date-field.ts'
import type { Slot } from '../../wire/page.ts'
import type { AppointmentSession } from '../appointments/appointment-session.ts'
import { instantText } from '../appointments/instant-text.ts'
import { listSlots } from '../appointments/list-slots.ts'
import { newId } from '../uuid.ts'
import { dayAfter, dayIn } from './day-in.ts'
import type { Pages } from './page-context.ts'

/** What somebody without script may choose from. */
export interface TimeChoice {
  /** What is booked, and is to have another time. */
  moves: Slot | null
  /** IANA zone in which the times are written. */
  timeZone: string
  slots: Slot[]
  /** The day from which more are shown. */
  nextFrom: string
  /** The same key books or moves it once. */
  key: string
  /** The one that was chosen was taken meanwhile. */
  isTaken: boolean
}

/** Days of one page. */
const DAYS = 14

/** @param from ISO 8601 date; anything else means today. */
export async function timeChoice(
  pages: Pages,
  token: string,
  { booking, type }: AppointmentSession,
  { from, isTaken }: { from: string | undefined; isTaken: boolean },
): Promise<TimeChoice> {
  const booked = booking === null || booking.status === 'held' ? null : booking
  const timeZone = booked?.timeZone ?? type.hosts[0]?.timeZone ?? 'UTC'
  const duration = booked && (booked.end.getTime() - booked.start.getTime()) / 60_000
  const today = dayIn(timeZone, pages.platform.now().toISOString())
  const first = from !== undefined && isCalendarDate(from) ? from : today
  const range = { from: first, to: dayAfter(first, DAYS - 1), timeZone }
  return {
    moves: booked && { start: instantText(booked.start), end: instantText(booked.end) },
    timeZone,
    slots: await listSlots(pages.platform, token, { ...range, ...(duration && { duration }) }),
    nextFrom: dayAfter(first, DAYS),
    key: newId(),
    isTaken,
  }
}
