import type { Slot } from '../../wire/page.ts'
import { tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { requireOpen } from '../sessions/require-open.ts'
import { findByTokenHash } from './appointment-session-store.ts'
import { findBusy } from './booking-store.ts'
import { instantText } from './instant-text.ts'
import { freeStarts, occupied } from './slots.ts'
import { visitorWindow } from './visitor-days.ts'
import type { DayRange } from './visitor-days.ts'

const MINUTE = 60_000

/**
 * What is free on these days, as the visitor counts days, in order. What this
 * session holds is free to it.
 * @throws {PlatformError} `unknown-session`, `closed`, `expired`, or `invalid`: the days or the zone.
 */
export async function listSlots(
  ctx: PlatformContext,
  token: string,
  range: DayRange,
): Promise<Slot[]> {
  const window = visitorWindow(range)
  const now = ctx.now()
  const { id, type } = requireOpen(await findByTokenHash(ctx.db, tokenHash(token)), now)
  const busy = await findBusy(ctx.db, {
    hostIds: type.hosts.map((host) => host.id),
    within: { start: occupied(type, window.start).start, end: occupied(type, window.end).end },
    now,
    exceptSession: id,
  })
  return freeStarts(type, type.hosts, busy, window, now.getTime()).map((start) => ({
    start: instantText(start),
    end: instantText(start + type.duration * MINUTE),
  }))
}
