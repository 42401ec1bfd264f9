import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { durationInWords } from '../../texts/duration.ts'
import type { BookingLocation } from '../../wire/page.ts'
import { pageLocale } from '../page-locale.ts'
import { BOOKING } from './booking-texts.ts'

export interface OptionsView {
  /** Minutes. */
  durations: readonly number[]
  duration: number
  choseDuration: (minutes: number) => void
  locations: readonly BookingLocation[]
  /** Index in `locations`. */
  location: number
  choseLocation: (index: number) => void
}

/** How long and where, as far as there is a choice. */
export function optionsView({ durations, duration, locations, location, ...view }: OptionsView) {
  return html`${
    durations.length < 2
      ? nothing
      : choices(BOOKING.now.duration, 'sf-duration', {
          labels: durations.map((minutes) => durationInWords(minutes, pageLocale())),
          chosen: durations.indexOf(duration),
          choose: (index) => view.choseDuration(durations[index] ?? duration),
        })
  }
  ${
    locations.length < 2
      ? nothing
      : choices(BOOKING.now.location, 'sf-location', {
          labels: locations.map(locationInWords),
          chosen: location,
          choose: view.choseLocation,
        })
  }`
}

/** "Video call", and what its owner says of it. */
export function locationInWords({ kind, text }: BookingLocation): TemplateResult {
  const name = BOOKING.now[kind]
  return text === null || text === '' ? html`${name}` : html`${name}: <bdi>${text}</bdi>`
}

interface Choices {
  labels: readonly (string | TemplateResult)[]
  chosen: number
  choose: (index: number) => void
}

function choices(legend: string, name: string, { labels, chosen, choose }: Choices) {
  return html`<fieldset class="sf-options">
    <legend>${legend}</legend>
    ${labels.map(
      (label, index) =>
        html`<label class="sf-choice"
          ><input
            type="radio"
            name=${name}
            value=${index}
            .checked=${index === chosen}
            @change=${() => choose(index)}
          /><span>${label}</span></label
        >`,
    )}
  </fieldset>`
}
