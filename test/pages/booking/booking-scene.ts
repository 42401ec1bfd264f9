import { expect, waitUntil } from '@open-wc/testing'
import { BookingFlow } from '../../../src/pages/booking/booking-flow.ts'
import { BOOKING } from '../../../src/pages/booking/booking-texts.ts'
import { MonthCalendar } from '../../../src/pages/booking/month-calendar.ts'
import { openBookingPage } from '../../../src/pages/booking/page-place.ts'
import { ZoneBar } from '../../../src/pages/booking/zone-bar.ts'
import { openGuestChannel } from '../../../src/protocol/guest-channel.ts'
import type { BookingPageData } from '../../../src/wire/page.ts'
import type { BookingKind } from '../../harness/booking-workspace.ts'

const NAMES = { 'sf-calendar': MonthCalendar, 'sf-zone-bar': ZoneBar, 'sf-booking': BookingFlow }
const OWN = location.href

// The platform, and what looks for violations, come with the first who asks: in more time than a
// test has on a busy machine.
before(async function wakeUp() {
  this.timeout(120_000)
  await openSessions('simple')
  const main = document.createElement('main')
  document.body.append(main)
  await expect(main).to.be.accessible()
  main.remove()
})

/** A page of the real platform in the test's own document, with the script from its source. */
export interface BookingScene {
  main: HTMLElement
  data: BookingPageData
  /** Of a second session of the same type, by another lead. */
  other: string
  find(selector: string): HTMLElement
  all(selector: string): HTMLElement[]
  press(action: string): void
  state(state: string): Promise<void>
  times(): Promise<HTMLElement[]>
  focused(selector: string): Promise<void>
}

/** Paths of two new sessions in a workspace of their own. */
export async function openSessions(kind: BookingKind): Promise<[string, string]> {
  return (await fetch(`/harness/booking/${kind}`, { method: 'POST' })).json() as Promise<
    [string, string]
  >
}

export async function openBooking(kind: BookingKind): Promise<BookingScene> {
  const [path, other] = await openSessions(kind)
  return showBooking(path, other)
}

/** @param path Of the page, with its query. */
export async function showBooking(path: string, other = ''): Promise<BookingScene> {
  for (const [name, element] of Object.entries(NAMES)) {
    if (!customElements.get(name)) customElements.define(name, element)
  }
  const answer = await fetch(path, { headers: { 'Accept-Language': 'en' } })
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const data = JSON.parse(page.querySelector('#sf-data')?.textContent ?? '') as BookingPageData
  // It asks below the page's own address.
  history.replaceState(null, '', path)
  document.documentElement.lang = 'en'
  await BOOKING.use('en')
  const main = document.adoptNode(page.querySelector('main') ?? page.createElement('main'))
  document.body.append(main)
  const flow = main.querySelector<BookingFlow>('sf-booking')
  if (flow) openBookingPage(flow, { main, data, host: openGuestChannel({ allowedParents: [] }) })
  const find = (selector: string) => {
    const found = main.querySelector<HTMLElement>(selector)
    if (found === null) throw new Error(`There is no ${selector}: ${main.textContent}`)
    return found
  }
  const all = (selector: string) => [...main.querySelectorAll<HTMLElement>(selector)]
  const until = (holds: () => boolean, what: string) =>
    waitUntil(holds, what, { timeout: 10_000, interval: 20 })
  return {
    main,
    data,
    other,
    find,
    all,
    press: (action) => find(`[data-sf-action=${action}]`).click(),
    state: (state) => until(() => main.dataset['sfState'] === state, `the page is ${state}`),
    async times() {
      await until(() => all('[data-sf-start]').length > 0, 'there are times')
      return all('[data-sf-start]')
    },
    focused: (selector) =>
      until(() => main.querySelector(`${selector}:focus`) !== null, `${selector} has focus`),
  }
}

/** As it was before. */
export function leaveBooking(): void {
  document.querySelector('body > main')?.remove()
  document.documentElement.removeAttribute('lang')
  document.documentElement.removeAttribute('dir')
  history.replaceState(null, '', OWN)
}
