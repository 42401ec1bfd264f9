import { chooseDay, slotAt, slots, startOf } from './booking-steps.ts'
import { expect, frameOf, test } from './fixtures.ts'
import { action, expectState } from './journey-steps.ts'
import { eventsOf, eventTypes } from './recorded-events.ts'

test('the host page hears that an appointment is moved, and that it is cancelled', async ({
  page,
  server,
}) => {
  await page.goto(server.demo.pages.appointment)
  const frame = frameOf(page, 'appointment-booking')
  const first = await chooseDay(frame)
  await slotAt(frame, first).click()
  await action(frame, 'confirm').click()
  await expectState(frame, 'booked')
  await expect.poll(() => eventTypes(page)).toContain('session-completed')

  await action(frame, 'reschedule').click()
  await chooseDay(frame)
  const second = await startOf(slots(frame).nth(3))
  expect(second).not.toBe(first)
  await slotAt(frame, second).click()
  await action(frame, 'confirm').click()
  await expectState(frame, 'booked')
  await expect.poll(() => eventTypes(page)).toContain('appointment-rescheduled')
  const detailOf = async (type: string) =>
    (await eventsOf(page)).find((event) => event.type === type)?.detail ?? {}
  const moved = await detailOf('appointment-rescheduled')
  expect(Date.parse(String(moved['start']))).toBe(Date.parse(second))
  expect(Date.parse(String(moved['end'])) - Date.parse(second)).toBe(30 * 60_000)
  expect(moved['receipt']).not.toBe((await detailOf('appointment-booked'))['receipt'])

  await action(frame, 'cancel').click()
  // The link to this page has the same action; it may still be there.
  await frame.getByRole('button', { name: 'Yes, cancel it' }).click()
  await expect.poll(() => eventTypes(page)).toContain('appointment-cancelled')
  expect(JSON.stringify(await eventsOf(page))).not.toContain('/appointments/')
})
