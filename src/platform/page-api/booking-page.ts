import type { Context } from 'hono'
import { BOOKING_TEXTS } from '../../texts/all-booking-texts.ts'
import type { Language } from '../../texts/languages.ts'
import type { BookedSlot, BookingPageData, DonePageData } from '../../wire/page.ts'
import { appointmentReceipt } from '../appointments/appointment-receipt.ts'
import type { AppointmentSession } from '../appointments/appointment-session.ts'
import { bookedSlot } from '../appointments/booked-slot.ts'
import { knownAnswers } from '../appointments/known-answers.ts'
import { allowedParents } from './allowed-parents.ts'
import { answerPage, answerState } from './answer-page.ts'
import { aboutBooking, bookedView } from './booked-view.ts'
import { bookingStep } from './booking-step.ts'
import type { Pages } from './page-context.ts'
import { pageTheme } from './page-theme.ts'
import { renderBookingMain } from './render/booking-main.ts'
import { renderCancelMain } from './render/cancel-main.ts'
import { stateView } from './state-views.ts'
import type { TimeChoice } from './time-choice.ts'
import { visitorLanguage } from './visitor-language.ts'

/**
 * The page of an appointment: to choose a time while it is open, else what became
 * of it; with `?do=cancel` to cancel it, as long as that is possible.
 */
export async function bookingPage(
  c: Context,
  pages: Pages,
  session: AppointmentSession,
): Promise<Response> {
  if (session.state === 'open') return choosePage(c, pages, session, null)
  const booked = bookedSlot(session, pages.platform.now())
  const locale = visitorLanguage(c)
  const isAskedToCancel = c.req.query('do') === 'cancel' && booked?.manage.cancelUntil
  if (!booked || !isAskedToCancel) return overPage(c, pages, session, booked)
  const view = {
    ...bookedView(session, booked, locale.language),
    title: BOOKING_TEXTS[locale.language].askCancel,
    text: aboutBooking(session),
  }
  return answerPage(c, pages, {
    name: 'done',
    title: view.title,
    data: await doneData(pages, session, booked),
    main: renderCancelMain(view, locale),
    parents: await parentsOf(pages, session),
    status: 200,
    theme: await pageTheme(pages, session.workspaceId),
  })
}

/** @param move What may be chosen without script; null where the page books for the first time. */
export async function choosePage(
  c: Context,
  pages: Pages,
  session: AppointmentSession,
  move: TimeChoice | null,
): Promise<Response> {
  const { type } = session
  const data: BookingPageData = {
    kind: 'booking',
    ...bookingStep(session, move?.moves ?? null, pages.platform.now()),
    // They were answered when it was booked.
    questions: move === null ? type.questions : [],
    answers: move === null ? await knownAnswers(pages.platform, session) : {},
    allowedParents: await parentsOf(pages, session),
  }
  return answerPage(c, pages, {
    name: 'booking',
    title: type.title,
    data,
    main: renderBookingMain(data, visitorLanguage(c), move),
    parents: data.allowedParents,
    status: move?.isTaken ? 409 : 200,
    theme: await pageTheme(pages, session.workspaceId),
  })
}

async function overPage(
  c: Context,
  pages: Pages,
  session: AppointmentSession,
  booked: BookedSlot | null,
): Promise<Response> {
  const { language } = visitorLanguage(c)
  const view =
    booked === null
      ? stateView(session.state === 'expired' ? 'bookingExpired' : 'bookingClosed', language)
      : { ...bookedView(session, booked, language), warning: tooLate(c, booked, language) }
  const theme = await pageTheme(pages, session.workspaceId)
  const data = await doneData(pages, session, booked)
  return answerState(c, pages, { view, status: 200, data, theme })
}

/** A change that was asked for cannot be made here any more. */
function tooLate(c: Context, { status, manage }: BookedSlot, language: Language): string | null {
  if (status !== 'confirmed' && status !== 'pending') return null
  const { tooLateToMove, tooLateToCancel } = BOOKING_TEXTS[language]
  const wanted = c.req.query('do')
  if (wanted === 'reschedule' && manage.rescheduleUntil === null) return tooLateToMove
  return wanted === 'cancel' && manage.cancelUntil === null ? tooLateToCancel : null
}

async function doneData(
  pages: Pages,
  session: AppointmentSession,
  booked: BookedSlot | null,
): Promise<DonePageData> {
  const isOn = booked?.status === 'confirmed' || booked?.status === 'pending'
  return {
    kind: 'done',
    outcome: booked === null ? null : 'appointment',
    state: session.state === 'expired' ? 'expired' : 'closed',
    receipt: await appointmentReceipt(pages.platform, session),
    start: isOn ? booked.start : null,
    end: isOn ? booked.end : null,
    booking: booked,
    allowedParents: await parentsOf(pages, session),
  }
}

function parentsOf(pages: Pages, { workspaceId }: AppointmentSession): Promise<string[]> {
  return allowedParents(pages.platform, workspaceId, pages.extraParents)
}
