/** Compiled, never run: what Svelte's markup may say to the elements, and what not. */
import type { SvelteHTMLElements } from 'svelte/elements'
import type { JourneySession } from '../../src/elements.ts'
import type * as Ours from '../../src/svelte.ts'

type Journey = SvelteHTMLElements['journey-session']
type Booking = SvelteHTMLElements['appointment-booking']

/** The element that a session's own events name is the class of the entry. */
export type Element = Ours.JourneySession extends JourneySession ? true : never

export const journeys: Journey[] = [
  {
    endpoint: '/sessionframe/v1',
    journey: 'apply',
    'token-url': '/session-token',
    'min-height': 400,
    values: { firstname: 'Ada', age: 36 },
    getToken: async () => 'token',
    scroll: 'none',
    required: true,
    disabled: false,
    class: 'wide',
    onclick: (event) => event.currentTarget.restart(),
    'onsession-completed': ({ detail }) => detail.outcome satisfies 'form' | 'appointment',
    'onsession-error': ({ detail }) => detail.code satisfies string,
  },
  // @ts-expect-error -- no way to show it
  { display: 'banner' },
  // @ts-expect-error -- a number
  { 'min-height': '400' },
  // @ts-expect-error -- a token is a text
  { getToken: () => 42 },
  // @ts-expect-error -- another event's
  { 'onsession-ready': ({ detail }) => detail.height },
  // @ts-expect-error -- it is the other one's
  { 'appointment-type': 'call' },
  // @ts-expect-error -- what it tells cannot be set
  { state: 'ready' },
]

export const bookings: Booking[] = [
  { 'appointment-type': 'call', 'onslot-selected': ({ detail }) => detail.end },
  // @ts-expect-error -- it is the other one's
  { journey: 'apply' },
]
