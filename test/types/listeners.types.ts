/** Compiled, never run: what TypeScript lets a page say to the elements, and what not. */
import type { JourneySession, SessionEventMap } from '../../src/elements.ts'
import '../../src/index.ts'

declare const journey: JourneySession
declare const element: HTMLElement

// Of the element itself.
journey.addEventListener('session-completed', function (event) {
  this.restart()
  event.detail.outcome satisfies 'form' | 'appointment'
  event.detail.receipt satisfies string | null
  event.detail.requestId satisfies string
  // @ts-expect-error -- another event's
  event.detail.height satisfies number
  // @ts-expect-error -- frozen
  event.detail.outcome = 'form'
})
journey.addEventListener('session-error', (event) => {
  event.detail.code satisfies string
  event.detail.retryAfter satisfies number | null
  // @ts-expect-error -- no code of ours
  if (event.detail.code === 'no-such-code') return
})
journey.addEventListener('appointment-booked', ({ detail }) => detail.start satisfies string)
journey.addEventListener('click', (event) => event.clientX satisfies number)

// @ts-expect-error -- an unknown name is a plain event, without a detail
journey.addEventListener('session-complete', ({ detail }) => detail)
// @ts-expect-error -- a listener of another event
journey.addEventListener('session-ready', ({ detail }: SessionEventMap['session-resize']) => detail)

const onReady = ({ detail }: SessionEventMap['session-ready']) => detail.protocol
journey.addEventListener('session-ready', onReady, { once: true })
journey.removeEventListener('session-ready', onReady)
// @ts-expect-error -- it was added for another event
journey.removeEventListener('session-created', onReady)

// Of whatever is above it: events bubble.
element.addEventListener('session-progress', ({ detail }) => detail.pages satisfies number)
document.querySelector('appointment-booking')?.addEventListener('slot-selected', ({ detail }) => {
  detail.end satisfies string
})
document.createElement('journey-session') satisfies JourneySession

// @ts-expect-error -- no state of ours
if (journey.state === 'done') journey.restart()
// @ts-expect-error -- read only
journey.state = 'ready'
// @ts-expect-error -- no way to show it
journey.display = 'banner'
journey.values = { firstname: 'Ada', age: 36, agreed: true }
