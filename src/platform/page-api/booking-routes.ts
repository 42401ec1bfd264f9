import type { Context } from 'hono'
import { Hono } from 'hono'
import {
  confirmBookingSchema,
  holdSlotSchema,
  slotQuerySchema,
  timeZoneSchema,
} from '../../wire/page-requests.ts'
import type { HoldSlot, SlotList, SlotTaken } from '../../wire/page.ts'
import { confirmBooking } from '../appointments/confirm-booking.ts'
import { holdSlot, releaseHold } from '../appointments/hold-slot.ts'
import { listSlots } from '../appointments/list-slots.ts'
import { PlatformError } from '../platform-error.ts'
import { bookingPage } from './booking-page.ts'
import { dayIn } from './day-in.ts'
import { findAppointment } from './find-session.ts'
import { tokenOf } from './page-context.ts'
import type { Pages } from './page-context.ts'
import { PageError } from './page-error.ts'
import { BASE_HEADERS } from './page-headers.ts'
import { refuseMethod } from './refuse-method.ts'
import { readJson } from './read-body.ts'

/** The page of an appointment, and what its script calls. */
export function bookingRoutes(pages: Pages): Hono {
  const { platform } = pages
  const routes = new Hono()

  routes.get('/:token', async (c) => {
    return bookingPage(c, pages, await findAppointment(pages, tokenOf(c)))
  })

  routes.get('/:token/slots', async (c) => {
    const query = slotQuerySchema.safeParse(c.req.query())
    if (!query.success) {
      const wanted =
        'Give "from" and "to" (ISO 8601 dates, 42 days at most), "timeZone" (IANA) and, if need be, "duration" (minutes).'
      throw new PageError(400, 'invalid-request', wanted)
    }
    const slots = await listSlots(platform, tokenOf(c), query.data)
    const list: SlotList = { timeZone: query.data.timeZone, slots }
    return c.json(list, 200, BASE_HEADERS)
  })

  routes.post('/:token/hold', async (c) => {
    const wanted = await readJson(c.req.raw, holdSlotSchema)
    return orTaken(c, pages, wanted, async () => {
      return c.json(
        await holdSlot(platform, tokenOf(c), wanted.start, wanted.duration),
        201,
        BASE_HEADERS,
      )
    })
  })

  routes.delete('/:token/hold', async (c) => {
    await releaseHold(platform, tokenOf(c))
    return c.body(null, 204, BASE_HEADERS)
  })

  routes.post('/:token/confirm', async (c) => {
    const wanted = await readJson(c.req.raw, confirmBookingSchema)
    return orTaken(c, pages, wanted, async () => {
      return c.json(await confirmBooking(platform, tokenOf(c), wanted), 200, BASE_HEADERS)
    })
  })

  routes.all('/:token', refuseMethod('GET'))
  routes.all('/:token/slots', refuseMethod('GET'))
  routes.all('/:token/hold', refuseMethod('POST, DELETE'))
  routes.all('/:token/confirm', refuseMethod('POST'))
  return routes
}

/**
 * A time that cannot be had (any more) is answered with what is free that day.
 * The day is counted in `?timeZone=`, by default the host's zone.
 */
async function orTaken(
  c: Context,
  pages: Pages,
  { start, duration }: HoldSlot,
  act: () => Promise<Response>,
): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    const gone = error instanceof PlatformError && /^(slot-taken|not-offered)$/.test(error.code)
    if (!gone) throw error
  }
  const session = await findAppointment(pages, tokenOf(c))
  const wanted = timeZoneSchema.safeParse(c.req.query('timeZone'))
  const timeZone = wanted.success ? wanted.data : (session.type.hosts[0]?.timeZone ?? 'UTC')
  const day = dayIn(timeZone, start)
  const slots = await listSlots(pages.platform, tokenOf(c), {
    from: day,
    to: day,
    timeZone,
    duration,
  })
  const taken: SlotTaken = { code: 'slot-taken', timeZone, slots }
  return c.json(taken, 409, BASE_HEADERS)
}
