import type { CalendarLinks } from '../../wire/page.ts'

/** What a calendar is told: nothing that only the visitor should know. */
export interface CalendarEntry {
  title: string
  /** ISO 8601 instants in UTC, without fractions. */
  start: string
  end: string
  location: string | null
}

/** Of the file, below the page's own address. */
export const CALENDAR_FILE = '/calendar.ics'

/**
 * Addresses at which a calendar on the web shows a new entry, filled in. Nobody
 * has written down what they take; these forms have worked for years.
 */
export function calendarLinks({ title, start, end, location }: CalendarEntry): CalendarLinks {
  const place = location ?? ''
  const [from, to] = [basic(start), basic(end)]
  const outlook = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: start,
    enddt: end,
    location: place,
  }
  return {
    ics: CALENDAR_FILE,
    google: link('https://calendar.google.com/calendar/render', {
      action: 'TEMPLATE',
      text: title,
      dates: `${from}/${to}`,
      location: place,
    }),
    outlook: link('https://outlook.live.com/calendar/0/deeplink/compose', outlook),
    office365: link('https://outlook.office.com/calendar/0/deeplink/compose', outlook),
    yahoo: link('https://calendar.yahoo.com/', {
      v: '60',
      title,
      st: from,
      et: to,
      in_loc: place,
    }),
  }
}

/** ISO 8601 without its marks: `20261124T090000Z`. */
function basic(instant: string): string {
  return instant.replaceAll(/[-:]/g, '')
}

/** Outlook shows a space that is written as "+" as a plus. */
function link(address: string, query: Readonly<Record<string, string>>): string {
  const wanted = Object.entries(query).filter(([, value]) => value !== '')
  return `${address}?${new URLSearchParams(wanted).toString().replaceAll('+', '%20')}`
}
