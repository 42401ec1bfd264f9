import { signReceipt } from '../access/receipt.ts'
import type { PlatformContext } from '../context.ts'
import { instantText } from './instant-text.ts'

/** The receipt of a booking that is confirmed, the same each time; null while there is none. */
export async function appointmentReceipt(
  ctx: Pick<PlatformContext, 'keys' | 'now'>,
  session: {
    id: string
    booking: { start: Date; end: Date; status: string; confirmedAt: Date | null } | null
  },
): Promise<string | null> {
  const { id, booking } = session
  if (booking?.status !== 'confirmed' || booking.confirmedAt === null) return null
  return signReceipt(
    ctx,
    {
      sid: id,
      outcome: 'appointment',
      start: instantText(booking.start),
      end: instantText(booking.end),
    },
    booking.confirmedAt,
  )
}
