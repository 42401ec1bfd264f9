import type { Hold } from '../../wire/page.ts'
import { tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { requireOpen } from '../sessions/require-open.ts'
import { PlatformError } from '../platform-error.ts'
import { lockByTokenHash } from './appointment-session-store.ts'
import { deleteHold, extendHold } from './booking-store.ts'
import { isHeld, isSlot } from './show-appointment-session.ts'
import { shownHold } from './shown-hold.ts'
import { slotRules } from './slots.ts'
import { takeSlot } from './take-slot.ts'
import { parseInstant } from './visitor-days.ts'

/** How long a slot is kept while its visitor makes up their mind, in milliseconds. */
const HOLD_MS = 5 * 60_000

/**
 * Keeps a slot for five minutes. A session holds one: another slot takes its
 * place, the same slot begins anew.
 * @param start ISO 8601 instant of an offered slot.
 * @param minutes One of the type's durations. Absent: its first.
 * @throws {PlatformError} `unknown-session`, `closed`, `expired`, `invalid`, `not-offered`, or `slot-taken`: what was held is still held.
 */
export async function holdSlot(
  ctx: PlatformContext,
  token: string,
  start: string,
  minutes?: number,
): Promise<Hold> {
  const from = parseInstant(start)
  return inTransaction(ctx.db, async (trx) => {
    const now = ctx.now()
    const session = requireOpen(await lockByTokenHash(trx, tokenHash(token)), now)
    const { booking } = session
    const holdExpiresAt = new Date(now.getTime() + HOLD_MS)
    const { duration } = slotRules(session.type, minutes)
    if (isHeld(booking, now) && isSlot(booking, from, duration)) {
      await extendHold(trx, booking.id, holdExpiresAt)
      return shownHold({ ...booking, holdExpiresAt }, now)
    }
    const slot = await takeSlot(trx, session, { start: from, duration }, now, {
      status: 'held',
      holdExpiresAt,
    })
    return shownHold({ ...slot, holdExpiresAt }, now)
  })
}

/**
 * Gives up what the session holds, if anything; a confirmed booking stays.
 * @throws {PlatformError} `unknown-session`.
 */
export async function releaseHold(ctx: PlatformContext, token: string): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    const session = await lockByTokenHash(trx, tokenHash(token))
    if (session === null) throw new PlatformError('unknown-session', 'There is no such session.')
    await deleteHold(trx, session.id)
  })
}
