import type { Context } from 'hono'
import type { AppointmentSession } from '../appointments/appointment-session.ts'
import { bookedSlot } from '../appointments/booked-slot.ts'
import { cancelBooking } from '../appointments/cancel-booking.ts'
import { rescheduleBooking } from '../appointments/reschedule-booking.ts'
import type { PlatformContext } from '../context.ts'
import { PlatformError } from '../platform-error.ts'
import { bookingPage, choosePage } from './booking-page.ts'
import { findAppointment } from './find-session.ts'
import { isTimeGone } from './or-taken.ts'
import { tokenOf } from './page-context.ts'
import type { Pages } from './page-context.ts'
import { PageError } from './page-error.ts'
import { pageLink } from './page-link.ts'
import { BASE_HEADERS } from './page-headers.ts'
import { readForm } from './read-body.ts'
import { BOOKING_KEYS } from './render/cancel-main.ts'
import { timeChoice } from './time-choice.ts'
import { visitorLanguage } from './visitor-language.ts'

/** To choose another time for what is booked; where that cannot be, the page that says what is. */
export async function movePage(
  c: Context,
  pages: Pages,
  token: string,
  session: AppointmentSession,
  isTaken = false,
): Promise<Response> {
  const booked = bookedSlot(session, pages.platform.now())
  if (!booked?.manage.rescheduleUntil) return bookingPage(c, pages, session)
  const from = c.req.query('from')
  return choosePage(c, pages, session, await timeChoice(pages, token, session, { from, isTaken }))
}

/** What a browser sends when no script runs: to cancel, or to move. */
export async function postBooking(c: Context, pages: Pages, token: string): Promise<Response> {
  const { platform } = pages
  const sent = await readForm(c.req.raw)
  const session = await findAppointment(pages, token)
  let asked: Record<string, string> = {}
  try {
    await act(platform, token, sent)
  } catch (error) {
    if (isTimeGone(error)) return movePage(c, pages, token, session, true)
    // It is off, or as it was: the page says so.
    const over = error instanceof PlatformError && /^(closed|too-late|conflict)$/.test(error.code)
    if (!over) throw error
    // Where it came too late, that page says why nothing was done.
    if (error.code === 'too-late') asked = { do: sent.get(BOOKING_KEYS.action) ?? '' }
  }
  // So that loading the page again sends nothing twice. Relative, a proxy may have put a path in front.
  return c.body(null, 303, {
    ...BASE_HEADERS,
    Location: tokenOf(c) + pageLink(visitorLanguage(c), asked),
  })
}

async function act(platform: PlatformContext, token: string, sent: URLSearchParams): Promise<void> {
  const action = sent.get(BOOKING_KEYS.action)
  if (action === 'cancel') {
    await cancelBooking(platform, token, sent.get(BOOKING_KEYS.reason)?.slice(0, 1000) ?? '')
    return
  }
  if (action !== 'reschedule') {
    throw new PageError(400, 'invalid-request', 'This form asks for nothing that is known here.')
  }
  await rescheduleBooking(platform, token, {
    start: sent.get(BOOKING_KEYS.start) ?? '',
    rescheduleKey: sent.get(BOOKING_KEYS.key) ?? '',
  })
}
