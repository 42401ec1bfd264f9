import { html } from 'hono/html'
import { BOOKING_TEXTS } from '../../../texts/all-booking-texts.ts'
import { fill } from '../../../texts/text.ts'
import type { BookingLocation, Slot } from '../../../wire/page.ts'
import { dayIn } from '../day-in.ts'
import { pageLink } from '../page-link.ts'
import type { TimeChoice } from '../time-choice.ts'
import type { VisitorLanguage } from '../visitor-language.ts'
import { attributes } from './attributes.ts'
import { BOOKING_KEYS } from './cancel-main.ts'
import type { Html } from './html.ts'

export interface TimesFormView extends TimeChoice {
  /** Where it can be; none where that is no choice. */
  locations?: readonly BookingLocation[]
  /** Of the page on which later times are shown. */
  here: Readonly<Record<string, string>>
  /** Of the address that the form is sent to. */
  sendsTo?: Readonly<Record<string, string>>
  /** Leads back without a change. */
  back: string
}

/** To choose a time without script, or another one: the free ones of two weeks, by day. */
export function renderTimesForm(view: TimesFormView, visitor: VisitorLanguage): Html {
  const { moves, timeZone, slots, nextFrom, key, isTaken, here, sendsTo, back } = view
  const { language, locale } = visitor
  const texts = BOOKING_TEXTS[language]
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone })
  const more = pageLink(visitor, { ...here, from: nextFrom })
  const action = moves === null ? 'confirm' : 'reschedule'
  return html`<form ${attributes({ method: 'post', action: pageLink(visitor, sendsTo) })}>
    ${isTaken && html`<p class="sf-warning" role="alert">${texts.takenDay}</p>`}
    ${moves && html`<p>${fill(texts.rescheduling, { when: full.format(new Date(moves.start)) })}</p>`}
    ${moves === null && places(view, visitor)}
    <p>${texts.zone}: ${timeZone}</p>
    ${[...byDay(slots, timeZone)].map(([, ofDay]) => daySet(ofDay, timeZone, locale))}
    ${slots.length === 0 && html`<p>${texts.noFree}</p>`}
    <input type="hidden" ${attributes({ name: BOOKING_KEYS.key, value: key })} />
    <div class="sf-actions">
      ${
        slots.length > 0 &&
        html`<button
          type="submit"
          class="sf-button sf-primary"
          ${attributes({ name: BOOKING_KEYS.action, value: action, 'data-sf-action': action })}
        >
          ${texts[action]}
        </button>`
      }
      <a class="sf-button" ${attributes({ href: more })}>${texts.later}</a>
      <a class="sf-button" data-sf-action="back" ${attributes({ href: pageLink(visitor) })}
        >${back}</a
      >
    </div>
  </form>`
}

function places({ locations = [] }: TimesFormView, { language }: VisitorLanguage): Html | false {
  if (locations.length < 2) return false
  const texts = BOOKING_TEXTS[language]
  return html`<fieldset class="sf-field">
    <legend class="sf-label">${texts.location}</legend>
    <div class="sf-choices">
      ${locations.map(({ kind, text }, at) =>
        choice(
          { name: BOOKING_KEYS.location, value: at, checked: at === 0 },
          html`${texts[kind]}${text && html`: <bdi>${text}</bdi>`}`,
        ),
      )}
    </div>
  </fieldset>`
}

function daySet(slots: readonly Slot[], timeZone: string, locale: string): Html {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone })
  return html`<fieldset class="sf-field">
    <legend class="sf-label">${day.format(new Date(slots[0]?.start ?? 0))}</legend>
    <div class="sf-choices sf-instants">
      ${slots.map(({ start, end }) =>
        choice(
          { name: BOOKING_KEYS.start, value: start, 'data-sf-start': start, required: true },
          time.formatRange(new Date(start), new Date(end)),
        ),
      )}
    </div>
  </fieldset>`
}

function choice(given: Parameters<typeof attributes>[0], words: Html | string): Html {
  return html`<label class="sf-choice"
    ><input type="radio" ${attributes(given)} /> <span>${words}</span></label
  >`
}

function byDay(slots: readonly Slot[], timeZone: string): Map<string, Slot[]> {
  const days = new Map<string, Slot[]>()
  for (const slot of slots) {
    const day = dayIn(timeZone, slot.start)
    days.set(day, [...(days.get(day) ?? []), slot])
  }
  return days
}
