import type { BookingStep, Hold, Slot } from '../../wire/page.ts'
import type { AppointmentSession } from '../appointments/appointment-session.ts'
import type { AppointmentType } from '../appointments/appointment-type.ts'
import { shownHold } from '../appointments/shown-hold.ts'
import { bookableDays } from '../appointments/slots.ts'

/** @param moves What is booked, and is to have another time. */
export function bookingStep(
  session: AppointmentSession,
  moves: Slot | null,
  now: Date,
): BookingStep {
  const { type } = session
  return {
    title: type.title,
    duration: type.durations[0] ?? 0,
    durations: type.durations,
    hostName: knownHosts(type),
    timeZone: type.hosts[0]?.timeZone ?? 'UTC',
    location: type.location,
    locations: type.locations.map(({ kind, text }) => ({ kind, text: text ?? null })),
    ...bookableDays(type, now),
    held: heldSlot(session, now),
    moves,
  }
}

/** Of several hosts, whoever is free is asked, and nobody knows yet who that is; unless all take part. */
function knownHosts({ hosts, hostChoice }: AppointmentType): string {
  if (hosts.length > 1 && hostChoice !== 'all') return ''
  return hosts.map((host) => host.name).join(', ')
}

function heldSlot({ booking }: AppointmentSession, now: Date): Hold | null {
  const holdExpiresAt = booking?.holdExpiresAt ?? null
  return booking === null || holdExpiresAt === null
    ? null
    : shownHold({ ...booking, holdExpiresAt }, now)
}
