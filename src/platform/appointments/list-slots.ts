import type { FreeSlot } from '../../wire/page.ts'
import { tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { findByTokenHash } from './appointment-session-store.ts'
import { freeSlots } from './free-slots.ts'
import { instantText } from './instant-text.ts'
import { requireChoosing } from './require-choosing.ts'
import { isSlot } from './show-appointment-session.ts'
import { slotRules } from './slots.ts'
import { findTaken } from './taken-store.ts'
import { visitorWindow } from './visitor-days.ts'
import type { DayRange } from './visitor-days.ts'

const MINUTE = 60_000

/**
 * What is free on these days, as the visitor counts days, in order. What this
 * session has is free to it, but for the slot that is to be moved.
 * @param range `duration` in minutes, one of the type's; absent: its first.
 * @throws {PlatformError} `unknown-session`, `closed`, `expired`, or `invalid`: the days, the zone or the duration.
 */
export async function listSlots(
  ctx: PlatformContext,
  token: string,
  range: DayRange & { duration?: number | undefined },
): Promise<FreeSlot[]> {
  const window = visitorWindow(range)
  const now = ctx.now()
  const stored = await findByTokenHash(ctx.db, tokenHash(token))
  const { id, type, booking } = requireChoosing(stored, now)
  const rules = slotRules(type, range.duration)
  const hostIds = type.hosts.map((host) => host.id)
  const taken = await findTaken(ctx.db, { rules, hostIds, window, now, exceptSession: id })
  const free = freeSlots(rules, type.hosts, taken, window, now.getTime())
  const isOwn = (start: number) =>
    booking !== null && booking.status !== 'held' && isSlot(booking, start, rules.duration)
  return free
    .filter(({ start }) => !isOwn(start))
    .map(({ start, seatsLeft }) => ({
      start: instantText(start),
      end: instantText(start + rules.duration * MINUTE),
      ...(rules.seats > 1 && { seatsLeft }),
    }))
}
