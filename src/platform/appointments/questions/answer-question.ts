import type { Transaction } from 'kysely'
import type { Database } from '../../../database/schema.ts'
import type { AppointmentAnswer } from '../../../wire/appointment-answer.ts'
import type { FormField } from '../../../wire/form.ts'
import type { PlatformContext } from '../../context.ts'
import { putAnswers } from '../../enrollments/put-answers.ts'
import { formFields } from '../../forms/form.ts'
import { leadChanges } from '../../sessions/answers.ts'
import { closesWhileUsed } from '../../sessions/closes-while-used.ts'
import { lockSession as lockForm, updateAnswers } from '../../sessions/form-session-store.ts'
import type { StoredFormSession } from '../../sessions/form-session-store.ts'
import { findOfQuestion } from '../appointment-session-store.ts'
import type { StoredAppointmentSession } from '../appointment-session-store.ts'
import type { BookingNews } from '../booking-news.ts'
import { instantText } from '../instant-text.ts'

type Context = Pick<PlatformContext, 'keys' | 'now' | 'sendsMail'>

/**
 * Makes what has become of an appointment the answer to the question that it was made in, in the
 * transaction in which it does. A form that was sent stays as it was; then the lead alone is told.
 */
export async function answerQuestion(
  trx: Transaction<Database>,
  ctx: Context,
  session: StoredAppointmentSession,
  { news }: BookingNews,
): Promise<void> {
  const { question, booking } = session
  if (question === null || booking === null) return
  const form = await lockForm(trx, question.formSessionId)
  const field = form && formFields(form.form.definition).find(({ id }) => id === question.fieldId)
  if (!form || !field) return
  // Another appointment has taken its place.
  const current = await findOfQuestion(trx, form.id, field.id)
  if (current?.id !== session.id) return
  const answer = answerOf(session)
  if (form.completedAt === null) await keep(trx, ctx, form, field, answer)
  else if (form.leadId !== null) {
    await putAnswers(trx, ctx, {
      workspaceId: form.workspaceId,
      leadId: form.leadId,
      sessionId: session.id,
      source: 'booking',
      messageId: `booking:${booking.id}:${news}`,
      ...leadChanges([field], { [field.id]: answer ?? '' }),
    })
  }
}

async function keep(
  trx: Transaction<Database>,
  ctx: Context,
  form: StoredFormSession,
  { id }: FormField,
  answer: AppointmentAnswer | null,
): Promise<void> {
  const { [id]: _, ...others } = form.values
  const at = ctx.now()
  await updateAnswers(trx, form.id, {
    ...form,
    values: answer === null ? others : { ...others, [id]: answer },
    rev: form.rev + 1,
    closesAt: closesWhileUsed(form, at),
    at,
  })
}

/** Null where it is off. */
function answerOf({ booking, type }: StoredAppointmentSession): AppointmentAnswer | null {
  if (booking?.status !== 'confirmed' && booking?.status !== 'pending') return null
  return {
    start: instantText(booking.start),
    end: instantText(booking.end),
    timeZone: booking.timeZone ?? type.hosts[0]?.timeZone ?? 'UTC',
    status: booking.status,
  }
}
