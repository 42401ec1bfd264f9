import { html } from 'hono/html'
import { BOOKING_TEXTS } from '../../../../texts/all-booking-texts.ts'
import { appointmentInWords } from '../../../../texts/form/appointment-in-words.ts'
import { languageOf } from '../../../../texts/languages.ts'
import { toAppointment } from '../../../../wire/appointment-answer.ts'
import { attributes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { ownWords } from '../own-words.ts'
import { describedBy, frameAttributes, hooks, requiredMark } from './field-attributes.ts'
import type { FieldView } from './field-view.ts'
import { notes } from './notes.ts'

/** What the action begins with that leads to where a time is chosen; the field's id follows. */
export const CHOOSE = 'choose-'

/** What was booked, and a button to a page where it is without script; the page's script puts the calendar there. */
export function appointment(view: FieldView): Html {
  const { field, texts, locale } = view
  const booked = toAppointment(view.value)
  const known = { type: 'hidden', name: field.id, value: booked ? JSON.stringify(booked) : '' }
  const label = booked ? BOOKING_TEXTS[languageOf(locale) ?? 'en'].reschedule : texts.chooseTime
  const { 'data-sf-field': hook } = hooks(field)
  const frame = { role: 'group', id: `f-${field.id}`, tabindex: -1, 'data-sf-field': hook }
  return html`<fieldset ${frameAttributes(view)} ${attributes({ ...frame, ...describedBy(view) })}>
    <legend class="sf-label" ${requiredMark(field)}>
      ${ownWords(field.label, view.words)}${unmarked(view)}
    </legend>
    ${notes(view)}
    <input ${attributes(known)} />
    <div class="sf-appointment">
      ${booked && html`<p class="sf-booked">${appointmentInWords(booked, texts, locale)}</p>`}
      <button
        ${attributes({
          type: 'submit',
          class: 'sf-button',
          name: 'sf-action',
          value: `${CHOOSE}${field.id}`,
          'data-sf-action': 'choose',
        })}
      >
        ${label}
      </button>
    </div>
  </fieldset>`
}

/** ARIA knows no group that is required, so that it stands in the question. */
function unmarked({ field, texts }: FieldView): Html | undefined {
  if (!field.required) return undefined
  return html`<span class="sf-unseen">
    (<span data-sf-text="mustFill">${texts.mustFill}</span>)</span
  >`
}
