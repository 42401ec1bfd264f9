import type { BookingConfirmed } from '../../wire/page.ts'
import type { Refusal } from '../ask.ts'
import { pageLink } from '../page-link.ts'
import { showOutcome } from '../show-outcome.ts'
import { bookedOutcome } from './booked-outcome.ts'
import type { BookingParts } from './booking-parts.ts'
import { BOOKING } from './booking-texts.ts'

/** What a message has in place of one. */
const NO_RECEIPT = '-'

/** It is booked or moved: the visitor and the host page are told. */
export function finishBooked(
  { main, host, data }: BookingParts,
  booked: BookingConfirmed,
  zone: string,
): void {
  const { start, end, receipt } = booked
  showOutcome(main, bookedOutcome(booked, data, zone))
  if (receipt !== null) {
    host.send({ t: data.moves === null ? 'booked' : 'rescheduled', start, end, receipt })
  } else if (data.moves === null) {
    // Whoever waits for an answer has not booked yet: without a receipt, the host asks the server.
    host.send({ t: 'submitted', receipt: NO_RECEIPT })
  }
}

/** Nothing can be chosen here any more. */
export function finishOver(
  { main, host, data }: BookingParts,
  { state }: Extract<Refusal, { kind: 'over' }>,
): void {
  // Booked meanwhile, perhaps by an answer of ours that got lost, or too late to be moved: the server knows.
  if (state === 'closed') {
    return location.replace(pageLink(data.moves === null ? {} : { do: 'reschedule' }))
  }
  showOutcome(main, {
    state: 'expired',
    title: BOOKING.now.expired,
    text: BOOKING.now.expiredText,
  })
  host.send({ t: 'expired' })
}
