import { signReceipt } from '../access/receipt.ts'
import type { PlatformContext } from '../context.ts'
import { instantText } from './instant-text.ts'

/** The receipt of a complete session, the same each time; null for one that is not complete. */
export async function appointmentReceipt(
  ctx: Pick<PlatformContext, 'keys' | 'now'>,
  session: {
    id: string
    completedAt: Date | null
    booking: { start: Date; end: Date } | null
  },
): Promise<string | null> {
  const { id, completedAt, booking } = session
  if (completedAt === null || booking === null) return null
  return signReceipt(
    ctx,
    {
      sid: id,
      outcome: 'appointment',
      start: instantText(booking.start),
      end: instantText(booking.end),
    },
    completedAt,
  )
}
