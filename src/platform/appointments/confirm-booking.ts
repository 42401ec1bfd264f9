import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { BookedLocation, BookingConfirmed } from '../../wire/page.ts'
import { tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { tellOfNewLead } from '../enrollments/new-lead.ts'
import { sessionCompleted } from '../enrollments/session-completed.ts'
import { EVENTS } from '../events/event.ts'
import { inTransaction } from '../in-transaction.ts'
import { makeSessionLead } from '../leads/session-lead.ts'
import { PlatformError } from '../platform-error.ts'
import { requireOpen } from '../sessions/require-open.ts'
import { recordEvents } from '../webhooks/record-events.ts'
import { appointmentEvents } from './appointment-events.ts'
import { appointmentReceipt } from './appointment-receipt.ts'
import {
  assignLead,
  completeAppointmentSession,
  lockByTokenHash,
} from './appointment-session-store.ts'
import type { StoredAppointmentSession } from './appointment-session-store.ts'
import { bookedLocation } from './booked-location.ts'
import { confirmHold, setLocation } from './booking-store.ts'
import type { StoredBooking } from './booking-store.ts'
import { instantText } from './instant-text.ts'
import { isHeld, isSlot } from './show-appointment-session.ts'
import { takeSlot } from './take-slot.ts'
import { parseInstant } from './visitor-days.ts'

export interface WantedBooking {
  /** ISO 8601 instant of an offered slot. */
  start: string
  /** Minutes, one of the type's. Absent: as it is held, else the first. */
  duration?: number | undefined
  /** Index of the type's locations. Absent: the first. */
  location?: number | undefined
  /** Made by the page for one booking, 1 to 200 characters: the same key gives the same answer again. */
  confirmKey: string
}

interface Confirmed {
  id: string
  completedAt: Date
  start: Date
  end: Date
  location: BookedLocation | null
}

/** With its start in milliseconds since the epoch. */
type WantedAt = Omit<WantedBooking, 'start'> & { start: number }

const MAX_KEY_LENGTH = 200

/**
 * Books the slot and closes the session, in one transaction, once. A slot that
 * is not held, or no longer, is taken if it is still free.
 * @throws {PlatformError} `unknown-session`, `expired`, `invalid`, `not-offered`, `slot-taken`, or `closed`: booked with another key.
 */
export async function confirmBooking(
  ctx: PlatformContext,
  token: string,
  wanted: WantedBooking,
): Promise<BookingConfirmed> {
  if (wanted.confirmKey.length < 1 || wanted.confirmKey.length > MAX_KEY_LENGTH) {
    throw new PlatformError('invalid', `A confirm key has 1 to ${MAX_KEY_LENGTH} characters.`)
  }
  const start = parseInstant(wanted.start)
  const confirmed = await inTransaction(ctx.db, async (trx) => {
    const now = ctx.now()
    const session = await lockByTokenHash(trx, tokenHash(token))
    return (
      repeated(session, wanted.confirmKey) ??
      (await book(ctx, trx, requireOpen(session, now), { ...wanted, start }, now))
    )
  })
  const receipt = await appointmentReceipt(ctx, { ...confirmed, booking: confirmed })
  if (receipt === null) throw new Error('The session that was just booked is not complete.')
  return {
    start: instantText(confirmed.start),
    end: instantText(confirmed.end),
    receipt,
    location: confirmed.location,
  }
}

function repeated(session: StoredAppointmentSession | null, confirmKey: string): Confirmed | null {
  const booking = session?.booking
  if (!session?.completedAt || booking?.confirmKey !== confirmKey) return null
  return { ...booking, id: session.id, completedAt: session.completedAt }
}

async function book(
  ctx: PlatformContext,
  trx: Transaction<Database>,
  session: StoredAppointmentSession,
  wanted: WantedAt,
  now: Date,
): Promise<Confirmed> {
  const { id, type, workspaceId } = session
  await completeAppointmentSession(trx, id, now)
  const lead = await leadOf(trx, session)
  const slot = await confirmSlot(trx, session, wanted, now)
  const booked = { id, completedAt: now, ...slot }
  if (lead.id !== session.leadId) await tellOfNewLead(trx, ctx, { workspaceId, leadId: lead.id })
  await recordEvents(trx, { workspaceId, at: now }, () =>
    appointmentEvents(ctx, { ...booked, typeId: type.id, lead: lead.number }),
  )
  await sessionCompleted(trx, ctx, {
    workspaceId,
    leadId: lead.id,
    sessionId: id,
    name: EVENTS.appointmentBooked,
    props: { type: type.id, start: slot.start.toISOString(), end: slot.end.toISOString() },
    at: now,
  })
  return booked
}

/** Made now, where the session began without one. */
async function leadOf(
  trx: Transaction<Database>,
  session: StoredAppointmentSession,
): Promise<{ id: string; number: string }> {
  const { leadId, leadNumber } = session
  if (leadId !== null && leadNumber !== null) return { id: leadId, number: leadNumber }
  const made = await makeSessionLead(trx, session)
  await assignLead(trx, session.id, made.id)
  return made
}

async function confirmSlot(
  trx: Transaction<Database>,
  session: StoredAppointmentSession,
  wanted: WantedAt,
  now: Date,
): Promise<Pick<Confirmed, 'start' | 'end' | 'location'>> {
  const { id, start, end } = await confirmedSlot(trx, session, wanted, now)
  const location = bookedLocation(session.type, wanted.location, {
    bookingId: id,
    sessionId: session.id,
    start: instantText(start),
    end: instantText(end),
  })
  if (location !== null) await setLocation(trx, id, location)
  return { start, end, location }
}

async function confirmedSlot(
  trx: Transaction<Database>,
  session: StoredAppointmentSession,
  { start, duration, confirmKey }: WantedAt,
  now: Date,
): Promise<{ id: string; start: Date; end: Date }> {
  const { booking } = session
  const isWanted = (held: StoredBooking) =>
    duration === undefined ? held.start.getTime() === start : isSlot(held, start, duration)
  if (isHeld(booking, now) && isWanted(booking)) {
    await confirmHold(trx, booking.id, { confirmKey, confirmedAt: now })
    return booking
  }
  const status = { status: 'confirmed' as const, confirmKey, confirmedAt: now }
  const slot = await takeSlot(trx, session, { start, duration }, now, status)
  return { id: slot.bookingId, start: new Date(slot.start), end: new Date(slot.end) }
}
