import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { questionFlow } from '../../wire/form-flow.ts'
import type { Answers } from '../../wire/form.ts'
import { tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { putAnswers } from '../enrollments/put-answers.ts'
import { tellOfNewLead } from '../enrollments/new-lead.ts'
import { inTransaction } from '../in-transaction.ts'
import { makeSessionLead } from '../leads/session-lead.ts'
import { checkAnswersLength, leadChanges, pickAnswers } from '../sessions/answers.ts'
import { requireOpen } from '../sessions/require-open.ts'
import {
  assignLead,
  completeAppointmentSession,
  lockByTokenHash,
} from './appointment-session-store.ts'
import type { StoredAppointmentSession } from './appointment-session-store.ts'
import type { AppointmentSession } from './appointment-session.ts'
import type { AppointmentType } from './appointment-type.ts'
import { bookedStatus } from './booked-status.ts'
import { locate } from './locate.ts'
import { leadOfQuestion } from './questions/lead-of-question.ts'
import type { BookingLead } from './questions/lead-of-question.ts'
import { bookHold, findBooking } from './booking-store.ts'
import type { BookedStatus, StoredBooking } from './booking-store.ts'
import { checkKey } from './check-key.ts'
import { isHeld, isSlot, showAppointmentSession } from './show-appointment-session.ts'
import { takeSlot } from './take-slot.ts'
import { tellOfBooking } from './tell-of-booking.ts'
import { parseInstant } from './visitor-days.ts'

export interface WantedBooking {
  /** ISO 8601 instant of an offered slot. */
  start: string
  /** Minutes, one of the type's. Absent: as it is held, else the first. */
  duration?: number | undefined
  /** Index of the type's locations. Absent: the first. */
  location?: number | undefined
  /** Made by the page for one booking, 1 to 200 characters: the same key gives the same answer again. */
  confirmKey: string
  /** The visitor's IANA zone. */
  timeZone?: string
  /** BCP 47 */
  language?: string
  /** By field id, checked and normalised. */
  answers?: Answers
}

/** With its start in milliseconds since the epoch. */
type WantedAt = Omit<WantedBooking, 'start'> & { start: number }

/**
 * Books the slot and closes the session, in one transaction, once. A slot that
 * is not held, or no longer, is taken if it is still free. Where the owner
 * approves bookings, it waits for that.
 * @throws {PlatformError} `unknown-session`, `expired`, `invalid`, `not-offered`, `slot-taken`, or `closed`: booked with another key.
 */
export async function confirmBooking(
  ctx: PlatformContext,
  token: string,
  wanted: WantedBooking,
): Promise<AppointmentSession> {
  checkKey('confirm key', wanted.confirmKey)
  const start = parseInstant(wanted.start)
  return inTransaction(ctx.db, async (trx) => {
    const now = ctx.now()
    const session = await lockByTokenHash(trx, tokenHash(token))
    const booked = repeated(session, wanted.confirmKey)
    if (booked !== null) return showAppointmentSession(booked, now)
    const open = requireOpen(session, now)
    const status = bookedStatus(open.type, now, {
      confirmKey: wanted.confirmKey,
      sequence: 0,
      timeZone: wanted.timeZone ?? null,
      language: wanted.language ?? null,
      // In a form, the form asks.
      answers: open.question === null ? answersTo(open.type, wanted.answers ?? {}) : {},
    })
    return showAppointmentSession(
      await book(ctx, trx, open, { ...wanted, start }, now, status),
      now,
    )
  })
}

function answersTo({ questions }: Pick<AppointmentType, 'questions'>, sent: Answers): Answers {
  const given = pickAnswers(questions, sent)
  const answers = { ...given, ...questionFlow(questions, given).computed }
  checkAnswersLength(answers)
  return answers
}

/** What was booked with this key before. */
function repeated(
  session: StoredAppointmentSession | null,
  confirmKey: string,
): StoredAppointmentSession | null {
  return session?.booking?.confirmKey === confirmKey ? session : null
}

async function book(
  ctx: PlatformContext,
  trx: Transaction<Database>,
  session: StoredAppointmentSession,
  wanted: WantedAt,
  now: Date,
  status: BookedStatus,
): Promise<StoredAppointmentSession> {
  const { workspaceId } = session
  await completeAppointmentSession(trx, session.id, now)
  const lead = await leadOf(trx, session, now)
  const booking = await bookSlot(trx, session, wanted, now, status)
  const changes = leadChanges(session.type.questions, status.answers)
  const told = { workspaceId, leadId: lead.id }
  await putAnswers(trx, ctx, { ...told, sessionId: session.id, source: 'booking', ...changes })
  if (lead.isNew) await tellOfNewLead(trx, ctx, told)
  const booked = {
    ...session,
    completedAt: now,
    leadId: lead.id,
    leadNumber: lead.number,
    booking,
  }
  await tellOfBooking(trx, ctx, booked, {
    news: status.status === 'pending' ? 'pending' : 'booked',
  })
  return booked
}

/** Made now, where the session began without one. */
async function leadOf(
  trx: Transaction<Database>,
  session: StoredAppointmentSession,
  now: Date,
): Promise<BookingLead> {
  const { leadId, leadNumber, question } = session
  if (question !== null) return leadOfQuestion(trx, session.id, { ...question, now })
  if (leadId !== null && leadNumber !== null) {
    return { id: leadId, number: leadNumber, isNew: false }
  }
  const made = await makeSessionLead(trx, session)
  await assignLead(trx, session.id, made.id)
  return { ...made, isNew: true }
}

async function bookSlot(
  trx: Transaction<Database>,
  session: StoredAppointmentSession,
  { start, duration, location }: WantedAt,
  now: Date,
  status: BookedStatus,
): Promise<StoredBooking> {
  const { booking } = session
  const isWanted = (held: StoredBooking) =>
    duration === undefined ? held.start.getTime() === start : isSlot(held, start, duration)
  if (isHeld(booking, now) && isWanted(booking)) {
    await bookHold(trx, booking.id, status)
  } else {
    await takeSlot(trx, session, { start, duration }, now, status)
  }
  const booked = await findBooking(trx, session.id)
  if (booked === null) throw new Error('What was just booked is not there.')
  return locate(trx, session, booked, location)
}
