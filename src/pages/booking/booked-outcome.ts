import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { BookedSlot, BookingPageData } from '../../wire/page.ts'
import { pageLink } from '../page-link.ts'
import type { Outcome } from '../show-outcome.ts'
import { BOOKING } from './booking-texts.ts'
import { locationInWords } from './options-view.ts'
import { whenView } from './review-view.ts'

/** What was booked or moved, and what may be done about it: in the words and the order of the server's own page. */
export function bookedOutcome(
  booked: BookedSlot,
  { title, hostName, location: where, moves }: BookingPageData,
  zone: string,
): Outcome {
  const texts = BOOKING.now
  const isPending = booked.status === 'pending'
  const done = moves === null ? texts.booked : texts.moved
  const who = hostName === '' ? title : `${title}, ${hostName}`
  const text = isPending ? texts.pendingText : texts.closeNow
  return {
    state: 'booked',
    title: isPending ? texts.pending : done,
    when: html`${whenView(booked, zone)}
      <p><bdi>${where === null ? who : `${who}. ${where}`}</bdi></p>`,
    text,
    more: html`${placeView(booked)} ${calendarView(booked)} ${manageView(booked)}`,
  }
}

export function placeView({ location: place }: BookedSlot) {
  if (place === null) return nothing
  return html`<p>
    ${locationInWords(place)}
    ${
      place.link === null
        ? nothing
        : html`<br /><a href=${place.link} target="_blank" rel="noopener noreferrer"
              >${place.link}</a
            >`
    }
  </p>`
}

/** @param path Of the appointment, below the page's own address. */
export function calendarView({ calendar }: BookedSlot, path = '') {
  if (calendar === null) return nothing
  const { addTo, file } = BOOKING.now
  return html`<div class="sf-calendars">
    <h2>${addTo}</h2>
    <ul>
      <li>
        <a href=${location.pathname.replace(/\/$/, '') + path + calendar.ics} download
          >${file} (ICS)</a
        >
      </li>
      <li>${inNewTab(calendar.google, 'Google Calendar')}</li>
      <li>${inNewTab(calendar.outlook, 'Outlook')}</li>
    </ul>
  </div>`
}

function inNewTab(href: string, name: string): TemplateResult {
  return html`<a
    href=${href}
    target="_blank"
    rel="noopener noreferrer"
    aria-label=${`${name} (${BOOKING.now.newTab})`}
    >${name}</a
  >`
}

/** Pages of their own, so that they work as well from a mail. */
function manageView({ manage }: BookedSlot) {
  const { reschedule, cancel } = BOOKING.now
  const link = (action: string, label: string) =>
    html`<a class="sf-button" data-sf-action=${action} href=${pageLink({ do: action })}
      >${label}</a
    >`
  return html`<div class="sf-actions">
    ${manage.rescheduleUntil === null ? nothing : link('reschedule', reschedule)}
    ${manage.cancelUntil === null ? nothing : link('cancel', cancel)}
  </div>`
}
