import { PlatformError } from '../platform-error.ts'
import type { AppointmentType } from './appointment-type.ts'

const MINUTE = 60_000

type Notices = Pick<AppointmentType, 'rescheduleNotice' | 'cancelNotice'>

export interface ChangeLimits {
  rescheduleUntil: Date | null
  cancelUntil: Date | null
}

/** Until when a visitor may change a booking that is on; null for what may not be changed, or not any more. */
export function changeLimits(
  type: Notices,
  booking: { start: Date; status: string },
  now: Date,
): ChangeLimits {
  const isOn = booking.status === 'confirmed' || booking.status === 'pending'
  const limit = (notice: number) => {
    const until = new Date(booking.start.getTime() - notice * MINUTE)
    return isOn && now.getTime() < until.getTime() ? until : null
  }
  return {
    rescheduleUntil: limit(type.rescheduleNotice),
    cancelUntil: limit(type.cancelNotice),
  }
}

/** @throws {PlatformError} `too-late` */
export function requireInTime(limit: Date | null): void {
  if (limit !== null) return
  throw new PlatformError('too-late', 'It is too late for this change: ask whoever you meet.')
}
