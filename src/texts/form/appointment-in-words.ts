import type { AppointmentAnswer } from '../../wire/appointment-answer.ts'
import type { FormTexts } from './en.ts'

/**
 * Day, times and zone of an appointment, and whether it waits for an answer.
 * @param locale BCP 47
 */
export function appointmentInWords(
  { start, end, timeZone, status }: AppointmentAnswer,
  { pendingTime }: Pick<FormTexts, 'pendingTime'>,
  locale: string,
): string {
  const [from, to] = [new Date(start), new Date(end)]
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const options = { timeZone, hour: 'numeric', minute: '2-digit' } as const
  const times = new Intl.DateTimeFormat(locale, { ...day, ...options }).formatRange(from, to)
  const zone = new Intl.DateTimeFormat(locale, { ...options, timeZoneName: 'long' })
    .formatToParts(from)
    .find(({ type }) => type === 'timeZoneName')
  const when = `${times} (${zone?.value ?? timeZone})`
  return status === 'pending' ? `${when}: ${pendingTime}` : when
}
