import * as z from 'zod/mini'
import { toAppointment } from '../appointment-answer.ts'
import type { AppointmentAnswer } from '../appointment-answer.ts'
import type { FormField } from '../form.ts'
import { check } from './checks.ts'

/** An appointment that the server has booked, '' for none. */
export function appointmentField({ required }: FormField): z.ZodMiniType<AppointmentAnswer | ''> {
  return z.pipe(
    z.transform((value: unknown) => toAppointment(value) ?? ('' as const)),
    z
      .custom<AppointmentAnswer | ''>()
      .check(check({ code: 'required', test: (one) => !required || one !== '' })),
  )
}
