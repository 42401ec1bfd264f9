import type { Context } from 'hono'
import { Hono } from 'hono'
import { FORM_TEXTS } from '../../texts/all-form-texts.ts'
import { fieldMessages } from '../../texts/form/field-messages.ts'
import { questionFlow } from '../../wire/form-flow.ts'
import { validatePage } from '../../wire/fields/validate-page.ts'
import {
  cancelBookingSchema,
  confirmBookingSchema,
  holdSlotSchema,
  rescheduleBookingSchema,
  slotQuerySchema,
  timeZoneSchema,
} from '../../wire/page-requests.ts'
import type { FieldProblems, SlotList } from '../../wire/page.ts'
import { bookedSlot, bookingConfirmed } from '../appointments/booked-slot.ts'
import { calendarFile } from '../appointments/calendar-file.ts'
import { cancelBooking } from '../appointments/cancel-booking.ts'
import { confirmBooking } from '../appointments/confirm-booking.ts'
import { holdSlot, releaseHold } from '../appointments/hold-slot.ts'
import { knownAnswers } from '../appointments/known-answers.ts'
import { listSlots } from '../appointments/list-slots.ts'
import { rescheduleBooking } from '../appointments/reschedule-booking.ts'
import { circumstances } from './circumstances.ts'
import { findAppointment } from './find-session.ts'
import { orTaken } from './or-taken.ts'
import type { Pages } from './page-context.ts'
import { PageError } from './page-error.ts'
import { BASE_HEADERS } from './page-headers.ts'
import { refuseMethod } from './refuse-method.ts'
import { readJson } from './read-body.ts'
import { visitorLanguage } from './visitor-language.ts'

/**
 * What the script of a page calls to make an appointment, and to change it.
 * @param tokenOf The session's token.
 */
export function bookingCalls(
  pages: Pages,
  tokenOf: (c: Context) => string | Promise<string>,
): Hono {
  const { platform } = pages
  const routes = new Hono()

  routes.get('/slots', async (c) => {
    const query = slotQuerySchema.safeParse(c.req.query())
    if (!query.success) {
      const wanted =
        'Give "from" and "to" (ISO 8601 dates, 42 days at most), "timeZone" (IANA) and, if need be, "duration" (minutes).'
      throw new PageError(400, 'invalid-request', wanted)
    }
    const slots = await listSlots(platform, await tokenOf(c), query.data)
    const list: SlotList = { timeZone: query.data.timeZone, slots }
    return c.json(list, 200, BASE_HEADERS)
  })

  routes.post('/hold', async (c) => {
    const token = await tokenOf(c)
    const { start, duration } = await readJson(c.req.raw, holdSlotSchema)
    return orTaken(c, pages, { token, start, duration }, async () => {
      return c.json(await holdSlot(platform, token, start, duration), 201, BASE_HEADERS)
    })
  })

  routes.delete('/hold', async (c) => {
    await releaseHold(platform, await tokenOf(c))
    return c.body(null, 204, BASE_HEADERS)
  })

  routes.post('/confirm', async (c) => {
    const token = await tokenOf(c)
    const { answers = {}, ...wanted } = await readJson(c.req.raw, confirmBookingSchema)
    const session = await findAppointment(pages, token)
    // A session that is over is left to the platform to refuse, or to answer again.
    const isAsked = session.state === 'open' && session.question === null
    const questions = isAsked ? session.type.questions : []
    const known = await knownAnswers(platform, session)
    const { language, locale } = visitorLanguage(c)
    const values = { ...known, ...answers }
    const checked = validatePage(
      questionFlow(questions, values).fields,
      values,
      fieldMessages(FORM_TEXTS[language], locale),
      await circumstances(c, questions),
    )
    if (checked.problems.length > 0) {
      const refused: FieldProblems = { errors: checked.problems }
      return c.json(refused, 422, BASE_HEADERS)
    }
    return orTaken(c, pages, { ...wanted, token }, async () => {
      const zone = zoneOf(c)
      const booked = await confirmBooking(platform, token, {
        ...wanted,
        ...zone,
        answers: checked.values,
      })
      return c.json(await bookingConfirmed(platform, booked), 200, BASE_HEADERS)
    })
  })

  routes.post('/reschedule', async (c) => {
    const token = await tokenOf(c)
    const wanted = await readJson(c.req.raw, rescheduleBookingSchema)
    return orTaken(c, pages, { ...wanted, token }, async () => {
      const moved = await rescheduleBooking(platform, token, { ...wanted, ...zoneOf(c) })
      return c.json(await bookingConfirmed(platform, moved), 200, BASE_HEADERS)
    })
  })

  routes.post('/cancel', async (c) => {
    const { reason = '' } = await readJson(c.req.raw, cancelBookingSchema)
    const session = await cancelBooking(platform, await tokenOf(c), reason)
    return c.json(bookedSlot(session, platform.now()), 200, BASE_HEADERS)
  })

  routes.get('/calendar.ics', async (c) => {
    const file = await calendarFile(
      platform,
      await findAppointment(pages, await tokenOf(c)),
      'PUBLISH',
    )
    if (file === null) throw new PageError(404, 'not-found', 'There is no appointment here.')
    return c.body(file, 200, {
      ...BASE_HEADERS,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="appointment.ics"',
    })
  })

  routes.all('/:read{slots|calendar.ics}', refuseMethod('GET'))
  routes.all('/hold', refuseMethod('POST, DELETE'))
  routes.all('/:change{confirm|reschedule|cancel}', refuseMethod('POST'))
  return routes
}

/** The visitor's, where the page says it. */
function zoneOf(c: Context): { timeZone?: string } {
  const zone = timeZoneSchema.safeParse(c.req.query('timeZone'))
  return zone.success ? { timeZone: zone.data } : {}
}
