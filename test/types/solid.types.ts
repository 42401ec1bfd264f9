/** Compiled, never run: what Solid's JSX may say to the elements, and what not. */
import type { JSX } from 'solid-js'
import type { JourneySession } from '../../src/elements.ts'
import type * as Ours from '../../src/solid.ts'

type Journey = JSX.IntrinsicElements['journey-session']
type Booking = JSX.IntrinsicElements['appointment-booking']

/** The element that a session's own events name is the class of the entry. */
export type Element = Ours.JourneySession extends JourneySession ? true : never

export const journeys: Journey[] = [
  {
    endpoint: '/sessionframe/v1',
    journey: 'apply',
    'token-url': '/session-token',
    'min-height': 400,
    'prop:values': { firstname: 'Ada', age: 36 },
    'prop:getToken': async () => 'token',
    scroll: 'none',
    required: true,
    disabled: false,
    class: 'wide',
    onClick: (event) => event.currentTarget.restart(),
    'on:session-completed': ({ detail }) => detail.outcome satisfies 'form' | 'appointment',
    'on:session-error': ({ detail }) => detail.code satisfies string,
  },
  // @ts-expect-error -- no way to show it
  { display: 'banner' },
  // @ts-expect-error -- a number
  { 'min-height': '400' },
  // @ts-expect-error -- a token is a text
  { 'prop:getToken': () => 42 },
  // @ts-expect-error -- another event's
  { 'on:session-ready': ({ detail }) => detail.height },
  // @ts-expect-error -- it is the other one's
  { 'appointment-type': 'call' },
  // @ts-expect-error -- what it tells cannot be set
  { state: 'ready' },
]

export const bookings: Booking[] = [
  { 'appointment-type': 'call', 'on:slot-selected': ({ detail }) => detail.end },
  // @ts-expect-error -- it is the other one's
  { journey: 'apply' },
]
