import type { AppointmentType } from './appointment-type.ts'
import type { BookedStatus, BookingKept } from './booking-store.ts'

const MINUTE = 60_000

/** How a time is booked that somebody chose: at once, or for the owner to approve. */
export function bookedStatus(
  type: Pick<AppointmentType, 'approval' | 'approvalWithinMinutes'>,
  now: Date,
  kept: BookingKept,
): BookedStatus {
  if (type.approval === 'none') return { ...kept, status: 'confirmed', confirmedAt: now }
  const respondBy = new Date(now.getTime() + type.approvalWithinMinutes * MINUTE)
  return { ...kept, status: 'pending', respondBy }
}
