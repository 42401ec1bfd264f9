import type { PlatformContext } from '../context.ts'
import { findRecipient } from '../effects/mail/mail-store.ts'
import { findBookingById } from './answer-booking-store.ts'
import type { BookingKey } from './answer-booking.ts'
import { findById } from './appointment-session-store.ts'
import { placeInWords } from './booked-location.ts'
import { visitorName } from './mails/visitor-in-words.ts'

/**
 * | state | |
 * | --- | --- |
 * | waiting | it can be approved or declined |
 * | approved, declined | somebody has answered |
 * | lapsed | nobody answered in time |
 * | cancelled | it is off |
 * | moved | to another time, under another id |
 */
export type AnswerState = 'waiting' | 'approved' | 'declined' | 'lapsed' | 'cancelled' | 'moved'

/** What a host is shown who follows the link of a mail. */
export interface BookingToAnswer {
  key: BookingKey
  state: AnswerState
  /** Of the appointment type. */
  title: string
  visitor: string
  place: string | null
  start: Date
  end: Date
  /** Of the first host, IANA. */
  timeZone: string
  /** When an answer comes too late. */
  answerUntil: Date
}

/** Null where there is no such booking (any more). */
export async function readBookingToAnswer(
  { db, now }: Pick<PlatformContext, 'db' | 'now'>,
  bookingId: string,
): Promise<BookingToAnswer | null> {
  const row = await findBookingById(db, bookingId)
  if (row === null || row.status === 'held') return null
  const { workspace_id: workspaceId, starts_at: start, ends_at: end, respond_by: respondBy } = row
  const session = await findById(db, workspaceId, row.session_id)
  const lead = session?.leadId ? await findRecipient(db, workspaceId, session.leadId) : null
  const booking = session?.booking
  if (!session || !booking || lead === null) return null
  const answerUntil = respondBy !== null && respondBy < start ? respondBy : start
  const key = { workspaceId, bookingId }
  return {
    key,
    state: stateOf(row, answerUntil <= now()),
    title: session.type.title,
    visitor: visitorName(lead, { ...session, booking }),
    // Of one that was moved, it is another one now.
    place: booking.id === bookingId ? placeInWords(session.type, booking) : null,
    start,
    end,
    timeZone: row.time_zone,
    answerUntil,
  }
}

type Row = NonNullable<Awaited<ReturnType<typeof findBookingById>>>

function stateOf({ status, ended_by: endedBy }: Row, isLate: boolean): AnswerState {
  switch (status) {
    case 'held':
    case 'pending':
      return isLate ? 'lapsed' : 'waiting'
    case 'confirmed':
      return 'approved'
    case 'declined':
      return endedBy === 'time' ? 'lapsed' : 'declined'
    case 'cancelled':
      return 'cancelled'
    case 'rescheduled':
      return 'moved'
    default:
      return status satisfies never
  }
}
