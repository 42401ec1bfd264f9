import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { PlatformContext } from '../context.ts'
import { bookingChanged } from '../enrollments/booking-changed.ts'
import { sessionCompleted } from '../enrollments/session-completed.ts'
import { EVENTS } from '../events/event.ts'
import { recordEvents } from '../webhooks/record-events.ts'
import { appointmentEvents } from './appointment-events.ts'
import type { StoredAppointmentSession } from './appointment-session-store.ts'
import type { BookingNews } from './booking-news.ts'
import { instantText } from './instant-text.ts'
import { queueBookingMails } from './mails/queue-booking-mails.ts'
import { answerQuestion } from './questions/answer-question.ts'

const NAMES = {
  pending: EVENTS.appointmentPending,
  rescheduled: EVENTS.appointmentRescheduled,
  cancelled: EVENTS.appointmentCancelled,
  declined: EVENTS.appointmentDeclined,
} as const

/** Tells webhooks, journeys and the question of a form what has become of a session's booking, in the transaction in which it does. */
export async function tellOfBooking(
  trx: Transaction<Database>,
  ctx: Pick<PlatformContext, 'keys' | 'now' | 'sendsMail'>,
  session: StoredAppointmentSession,
  told: BookingNews,
): Promise<void> {
  const { id, type, question, workspaceId, leadId, leadNumber, completedAt, booking } = session
  if (leadId === null || leadNumber === null || completedAt === null || booking === null) {
    throw new Error('A session that is booked has a lead and a booking.')
  }
  const at = ctx.now()
  await answerQuestion(trx, ctx, session, told)
  await recordEvents(trx, { workspaceId, at }, () =>
    appointmentEvents(
      ctx,
      { id, typeId: type.id, lead: leadNumber, completedAt, booking, isPart: question !== null },
      told,
    ),
  )
  await queueBookingMails(trx, ctx, { workspaceId, type, booking }, told)
  const props = {
    type: type.id,
    start: booking.start.toISOString(),
    end: booking.end.toISOString(),
    ...('previous' in told && told.previous && { previous: instantText(told.previous.start) }),
    ...('by' in told && { by: told.by }),
  }
  const about = { workspaceId, leadId, sessionId: id, at }
  if (told.news === 'booked') {
    await sessionCompleted(trx, ctx, { ...about, name: EVENTS.appointmentBooked, props })
    return
  }
  await bookingChanged(trx, ctx, {
    ...about,
    name: NAMES[told.news],
    props,
    messageId: `booking:${booking.id}:${told.news}`,
  })
}
