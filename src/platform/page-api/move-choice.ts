import { isCalendarDate } from '../../wire/fields/date-field.ts'
import type { Slot } from '../../wire/page.ts'
import type { AppointmentSession } from '../appointments/appointment-session.ts'
import { instantText } from '../appointments/instant-text.ts'
import { listSlots } from '../appointments/list-slots.ts'
import { newId } from '../uuid.ts'
import { dayAfter, dayIn } from './day-in.ts'
import type { Pages } from './page-context.ts'

/** What somebody without script may choose from to move a booking. */
export interface MoveChoice {
  moves: Slot
  /** IANA zone in which the times are written. */
  timeZone: string
  slots: Slot[]
  /** The day from which more are shown. */
  nextFrom: string
  /** The same key moves it once. */
  rescheduleKey: string
  /** The one that was chosen was taken meanwhile. */
  isTaken: boolean
}

/** Days of one page. */
const DAYS = 14

/** @param from ISO 8601 date; anything else means today. */
export async function moveChoice(
  pages: Pages,
  token: string,
  session: AppointmentSession,
  { from, isTaken }: { from: string | undefined; isTaken: boolean },
): Promise<MoveChoice | null> {
  const { booking, type } = session
  if (booking === null) return null
  const timeZone = booking.timeZone ?? type.hosts[0]?.timeZone ?? 'UTC'
  const duration = (booking.end.getTime() - booking.start.getTime()) / 60_000
  const today = dayIn(timeZone, pages.platform.now().toISOString())
  const first = from !== undefined && isCalendarDate(from) ? from : today
  const range = { from: first, to: dayAfter(first, DAYS - 1), timeZone, duration }
  return {
    moves: { start: instantText(booking.start), end: instantText(booking.end) },
    timeZone,
    slots: await listSlots(pages.platform, token, range),
    nextFrom: dayAfter(first, DAYS),
    rescheduleKey: newId(),
    isTaken,
  }
}
