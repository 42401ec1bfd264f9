import type { Context } from 'hono'
import { BOOKING_TEXTS } from '../../texts/all-booking-texts.ts'
import { FORM_TEXTS } from '../../texts/all-form-texts.ts'
import type { FormField } from '../../wire/form.ts'
import type { AppointmentSession } from '../appointments/appointment-session.ts'
import { bookedSlot } from '../appointments/booked-slot.ts'
import { cancelBooking } from '../appointments/cancel-booking.ts'
import { confirmBooking } from '../appointments/confirm-booking.ts'
import { questionToken } from '../appointments/questions/open-question.ts'
import { rescheduleBooking } from '../appointments/reschedule-booking.ts'
import type { PlatformContext } from '../context.ts'
import { formFields } from '../forms/form.ts'
import { PlatformError } from '../platform-error.ts'
import type { FormSession } from '../sessions/form-session.ts'
import { allowedParents } from './allowed-parents.ts'
import { answerPage } from './answer-page.ts'
import { aboutBooking, bookedView } from './booked-view.ts'
import { bookingStep } from './booking-step.ts'
import { findAppointment, findSession } from './find-session.ts'
import { journeyPage } from './journey-page.ts'
import { isTimeGone } from './or-taken.ts'
import { tokenOf } from './page-context.ts'
import type { Pages } from './page-context.ts'
import { PageError } from './page-error.ts'
import { BASE_HEADERS } from './page-headers.ts'
import { pageLink } from './page-link.ts'
import { pageTheme } from './page-theme.ts'
import { readForm } from './read-body.ts'
import { BOOKING_KEYS, renderCancelMain } from './render/cancel-main.ts'
import { formWords } from './render/own-words.ts'
import { renderQuestionMain } from './render/question-main.ts'
import { spokenForm } from './spoken-form.ts'
import { timeChoice } from './time-choice.ts'

/** Of the address: what is done, and for which question. */
const QUESTION_QUERY = { action: 'do', question: 'question', from: 'from' } as const

/** What leads from the form to where a time is chosen. */
export function chooseQuery(question: string): Record<string, string> {
  return { [QUESTION_QUERY.action]: 'choose', [QUESTION_QUERY.question]: question }
}

/** Whether it is the page of one of its questions that is asked for, and not the form's. */
export function asksForQuestion(c: Context): boolean {
  return c.req.query(QUESTION_QUERY.question) !== undefined
}

interface Asked {
  form: FormSession
  field: FormField
  /** Of the session of its appointment. */
  token: string
  appointment: AppointmentSession
}

/** To choose a time for a question, or to change it; the form itself where that cannot be. */
export async function questionPage(c: Context, pages: Pages, isTaken = false): Promise<Response> {
  const form = await findSession(pages, tokenOf(c))
  const asked = await findAsked(c, pages, form)
  if (asked === null) return journeyPage(c, pages, form)
  const { field, token, appointment } = asked
  const now = pages.platform.now()
  const { words, visitor } = spokenForm(c, form.form.definition)
  const texts = BOOKING_TEXTS[visitor.language]
  const booked = bookedSlot(appointment, now)
  const cancel = booked?.manage.cancelUntil
    ? { [QUESTION_QUERY.action]: 'cancel', [QUESTION_QUERY.question]: field.id }
    : null
  const common = {
    title: field.label,
    data: null,
    parents: await allowedParents(pages.platform, form.workspaceId, pages.extraParents),
    status: isTaken ? 409 : 200,
    theme: await pageTheme(pages, form.workspaceId, form.form.definition.theme),
    visitor,
  } as const
  if (cancel && booked && c.req.query(QUESTION_QUERY.action) === 'cancel') {
    const view = {
      ...bookedView(appointment, booked, visitor.language),
      title: texts.askCancel,
      text: aboutBooking(appointment),
    }
    const main = renderCancelMain(view, visitor, chooseQuery(field.id))
    return answerPage(c, pages, { ...common, name: 'done', title: view.title, main })
  }
  const from = c.req.query(QUESTION_QUERY.from)
  const step = bookingStep(appointment, null, now)
  const isFixed = booked !== null && booked.manage.rescheduleUntil === null
  const times = isFixed ? null : await timeChoice(pages, token, appointment, { from, isTaken })
  const main = renderQuestionMain(
    {
      label: field.label,
      words: formWords(words, visitor.language),
      step,
      times: times && {
        ...times,
        locations: step.locations,
        here: chooseQuery(field.id),
        sendsTo: chooseQuery(field.id),
        back: booked === null ? FORM_TEXTS[visitor.language].back : texts.keepTime,
      },
      cancel,
    },
    visitor,
  )
  return answerPage(c, pages, { ...common, name: 'booking', main })
}

/** What a browser sends from that page. */
export async function postQuestion(c: Context, pages: Pages): Promise<Response> {
  const sent = await readForm(c.req.raw)
  const form = await findSession(pages, tokenOf(c))
  const asked = await findAsked(c, pages, form)
  const { visitor } = spokenForm(c, form.form.definition)
  try {
    if (asked !== null) await act(pages.platform, asked, sent, visitor.locale)
  } catch (error) {
    if (isTimeGone(error)) return questionPage(c, pages, true)
    // It is off, or as it was: the form says so.
    const over = error instanceof PlatformError && /^(closed|too-late|conflict)$/.test(error.code)
    if (!over) throw error
  }
  // So that loading the page again sends nothing twice. Relative, a proxy may have put a path in front.
  return c.body(null, 303, { ...BASE_HEADERS, Location: tokenOf(c) + pageLink(visitor) })
}

/** Null where the form is over, or nobody has got to such a question. */
async function findAsked(c: Context, pages: Pages, form: FormSession): Promise<Asked | null> {
  const id = c.req.query(QUESTION_QUERY.question) ?? ''
  const { form: spoken } = spokenForm(c, form.form.definition)
  const field = formFields(spoken).find((one) => one.id === id)
  if (form.state !== 'open' || field === undefined) return null
  try {
    const token = await questionToken(pages.platform, tokenOf(c), id)
    return { form, field, token, appointment: await findAppointment(pages, token) }
  } catch (error) {
    if (error instanceof PlatformError) return null
    throw error
  }
}

async function act(
  platform: PlatformContext,
  { token }: Asked,
  sent: URLSearchParams,
  language: string,
): Promise<void> {
  const start = sent.get(BOOKING_KEYS.start) ?? ''
  const key = sent.get(BOOKING_KEYS.key) ?? ''
  const place = sent.get(BOOKING_KEYS.location)
  const location = place === null ? undefined : Number(place)
  switch (sent.get(BOOKING_KEYS.action)) {
    case 'confirm':
      await confirmBooking(platform, token, { start, confirmKey: key, location, language })
      return
    case 'reschedule':
      await rescheduleBooking(platform, token, { start, rescheduleKey: key })
      return
    case 'cancel':
      await cancelBooking(platform, token, sent.get(BOOKING_KEYS.reason)?.slice(0, 1000) ?? '')
      return
    case null:
    default:
      throw new PageError(400, 'invalid-request', 'This form asks for nothing that is known here.')
  }
}
