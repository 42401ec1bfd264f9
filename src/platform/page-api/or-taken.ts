import type { Context } from 'hono'
import { timeZoneSchema } from '../../wire/page-requests.ts'
import type { SlotTaken } from '../../wire/page.ts'
import { listSlots } from '../appointments/list-slots.ts'
import { PlatformError } from '../platform-error.ts'
import { dayIn } from './day-in.ts'
import { findAppointment } from './find-session.ts'
import type { Pages } from './page-context.ts'
import { BASE_HEADERS } from './page-headers.ts'

/** Whether it was refused since the time cannot be had (any more). */
export function isTimeGone(error: unknown): boolean {
  return error instanceof PlatformError && /^(slot-taken|not-offered)$/.test(error.code)
}

/**
 * A time that cannot be had (any more) is answered with what is free that day.
 * The day is counted in `?timeZone=`, by default the host's zone.
 */
export async function orTaken(
  c: Context,
  pages: Pages,
  { token, start, duration }: { token: string; start: string; duration?: number | undefined },
  act: () => Promise<Response>,
): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    if (!isTimeGone(error)) throw error
  }
  const session = await findAppointment(pages, token)
  const wanted = timeZoneSchema.safeParse(c.req.query('timeZone'))
  const timeZone = wanted.success ? wanted.data : (session.type.hosts[0]?.timeZone ?? 'UTC')
  const day = dayIn(timeZone, start)
  const slots = await listSlots(pages.platform, token, { from: day, to: day, timeZone, duration })
  const taken: SlotTaken = { code: 'slot-taken', timeZone, slots }
  return c.json(taken, 409, BASE_HEADERS)
}
