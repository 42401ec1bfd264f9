import { html } from 'hono/html'
import { BOOKING_TEXTS } from '../../../texts/all-booking-texts.ts'
import { fill } from '../../../texts/text.ts'
import type { Slot } from '../../../wire/page.ts'
import { dayIn } from '../day-in.ts'
import type { MoveChoice } from '../move-choice.ts'
import { pageLink } from '../page-link.ts'
import type { VisitorLanguage } from '../visitor-language.ts'
import { attributes } from './attributes.ts'
import { BOOKING_KEYS } from './cancel-main.ts'
import type { Html } from './html.ts'

/** To choose another time without script: the free ones of two weeks, by day. */
export function renderMoveForm(
  { moves, timeZone, slots, nextFrom, rescheduleKey, isTaken }: MoveChoice,
  visitor: VisitorLanguage,
): Html {
  const { language, locale } = visitor
  const texts = BOOKING_TEXTS[language]
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone })
  const more = pageLink(visitor, { do: 'reschedule', from: nextFrom })
  const when = full.format(new Date(moves.start))
  return html`<form ${attributes({ method: 'post', action: pageLink(visitor) })}>
    ${isTaken && html`<p class="sf-warning" role="alert">${texts.takenDay}</p>`}
    <p>${fill(texts.rescheduling, { when })}</p>
    <p>${texts.zone}: ${timeZone}</p>
    ${[...byDay(slots, timeZone)].map(([, ofDay]) => daySet(ofDay, timeZone, locale))}
    ${slots.length === 0 && html`<p>${texts.noFree}</p>`}
    <input
      type="hidden"
      ${attributes({ name: BOOKING_KEYS.rescheduleKey, value: rescheduleKey })}
    />
    <div class="sf-actions">
      ${
        slots.length > 0 &&
        html`<button
          type="submit"
          class="sf-button sf-primary"
          data-sf-action="reschedule"
          ${attributes({ name: BOOKING_KEYS.action, value: 'reschedule' })}
        >
          ${texts.reschedule}
        </button>`
      }
      <a class="sf-button" ${attributes({ href: more })}>${texts.later}</a>
      <a class="sf-button" ${attributes({ href: pageLink(visitor) })}>${texts.keepTime}</a>
    </div>
  </form>`
}

function daySet(slots: readonly Slot[], timeZone: string, locale: string): Html {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone })
  return html`<fieldset class="sf-field">
    <legend class="sf-label">${day.format(new Date(slots[0]?.start ?? 0))}</legend>
    <div class="sf-choices">
      ${slots.map(
        ({ start, end }) =>
          html`<label class="sf-choice"
            ><input
              type="radio"
              required
              ${attributes({ name: BOOKING_KEYS.start, value: start, 'data-sf-start': start })}
            />
            <span>${time.formatRange(new Date(start), new Date(end))}</span></label
          >`,
      )}
    </div>
  </fieldset>`
}

function byDay(slots: readonly Slot[], timeZone: string): Map<string, Slot[]> {
  const days = new Map<string, Slot[]>()
  for (const slot of slots) {
    const day = dayIn(timeZone, slot.start)
    days.set(day, [...(days.get(day) ?? []), slot])
  }
  return days
}
