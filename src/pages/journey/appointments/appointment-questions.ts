/** Loaded on demand: the step of a booking, in the questions of a form. */
import '../../styles/calendar.css'
import '../../styles/zones.css'
import '../../styles/booking.css'
import '../../styles/appointment.css'
import type { FormField } from '../../../wire/form.ts'
import { BookingFlow } from '../../booking/booking-flow.ts'
import { BOOKING } from '../../booking/booking-texts.ts'
import { MonthCalendar } from '../../booking/month-calendar.ts'
import { ZoneBar } from '../../booking/zone-bar.ts'
import { ignoreSecondClicks } from '../../second-click.ts'
import { AppointmentQuestion } from './appointment-question.ts'

const ELEMENTS = { 'sf-calendar': MonthCalendar, 'sf-zone-bar': ZoneBar, 'sf-booking': BookingFlow }

/** @param changed The server has another answer than the page has seen. */
export async function openAppointmentQuestions(
  form: HTMLFormElement,
  changed: () => void,
): Promise<AppointmentQuestions> {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (!customElements.get(name)) customElements.define(name, element)
  }
  ignoreSecondClicks()
  await BOOKING.use(document.documentElement.lang)
  return new AppointmentQuestions(form, changed)
}

/** All that have been shown so far. One calendar is open at a time: no two of them have the same ids. */
export class AppointmentQuestions {
  readonly #form: HTMLFormElement
  readonly #changed: () => void
  readonly #questions = new Map<string, AppointmentQuestion>()

  constructor(form: HTMLFormElement, changed: () => void) {
    this.#form = form
    this.#changed = changed
  }

  /** @param fields Those of the page that is shown. */
  show(fields: readonly FormField[]): void {
    const shown = fields.map((field) => this.#of(field))
    for (const one of this.#questions.values()) if (!shown.includes(one)) one.close()
    for (const one of shown) one.look()
    if (shown.some((one) => one.isChoosing)) return
    void shown.find((one) => one.waits)?.choose()
  }

  async relocalise(): Promise<void> {
    await BOOKING.use(document.documentElement.lang)
    for (const one of this.#questions.values()) one.relocalise()
  }

  #of(field: FormField): AppointmentQuestion {
    const known = this.#questions.get(field.id)
    if (known !== undefined) return known
    const made = new AppointmentQuestion(this.#form, field, {
      opens: () => this.#closeOthers(made),
      changed: this.#changed,
    })
    this.#questions.set(field.id, made)
    return made
  }

  #closeOthers(open: AppointmentQuestion): void {
    for (const one of this.#questions.values()) if (one !== open) one.close()
  }
}
