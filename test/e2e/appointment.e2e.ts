import type { Browser, Page } from '@playwright/test'
import type { DemoServer } from '../harness/demo-server.ts'
import { chooseDay, freeDays, slotAt, slots, startOf } from './booking-steps.ts'
import { expect, frameOf, test } from './fixtures.ts'
import { action, expectState } from './journey-steps.ts'
import { eventsOf, eventTypes } from './recorded-events.ts'

const ELEMENT = 'appointment-booking'

test('a visitor books an appointment inside the page', async ({ page, server }) => {
  await page.goto(server.demo.pages.appointment)
  const frame = frameOf(page, ELEMENT)
  const start = await chooseDay(frame)
  await slotAt(frame, start).click()
  await action(frame, 'confirm').click()
  await expectState(frame, 'booked')

  await expect.poll(() => eventTypes(page)).toContain('session-completed')
  expect(await eventTypes(page)).toEqual([
    'session-creating',
    'session-created',
    'session-ready',
    'slot-selected',
    'session-submitted',
    'appointment-booked',
    'session-completed',
  ])
  const events = await eventsOf(page)
  for (const event of events) expect(event.frozen, event.type).toBe(true)
  const detailOf = (type: string) => events.find((event) => event.type === type)?.detail
  const end = new Date(Date.parse(start) + 30 * 60_000).toISOString()
  expect(Date.parse(String(detailOf('slot-selected')?.['start']))).toBe(Date.parse(start))
  expect(Date.parse(String(detailOf('appointment-booked')?.['end']))).toBe(Date.parse(end))
  expect(detailOf('session-completed')).toMatchObject({ outcome: 'appointment' })
  expect(detailOf('session-completed')?.['receipt']).toBe(
    detailOf('appointment-booked')?.['receipt'],
  )
})

test('times are in the zone of the visitor, which is named', async ({ browser, server }) => {
  const context = await browser.newContext({ timezoneId: 'Asia/Kolkata', locale: 'en-GB' })
  const page = await context.newPage()
  const token = await server.token(server.freshLead())
  await context.route('**/demo/token?**', (route) => route.fulfill({ json: { token } }))
  await page.goto(server.demo.pages.appointment)
  const frame = frameOf(page, ELEMENT)
  const start = await chooseDay(frame)
  await expect(frame.locator('sf-zone-bar')).toContainText(
    /India Standard Time\s*\(Asia\/(?:Kolkata|Calcutta)\)/,
  )
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Kolkata',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(start))
  await expect(slotAt(frame, start)).toContainText(shown)
  await context.close()
})

test('the keyboard alone is enough', async ({ page, server }) => {
  await page.goto(server.demo.pages.appointment)
  const frame = frameOf(page, ELEMENT)
  await expect(freeDays(frame).first()).toBeVisible()
  const reach = async (selector: string) => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab')
      if ((await frame.locator(`${selector}:focus`).count()) > 0) return
    }
    throw new Error(`the Tab key never reached ${selector}`)
  }
  await reach('[data-sf-date]')
  await page.keyboard.press('Enter')
  await expect(slots(frame).first()).toBeVisible()
  if ((await frame.locator('[data-sf-start]:focus').count()) === 0) await reach('[data-sf-start]')
  await page.keyboard.press('Enter')
  await expect(action(frame, 'confirm')).toBeVisible()
  if ((await frame.locator('[data-sf-action=confirm]:focus').count()) === 0) {
    await reach('[data-sf-action=confirm]')
  }
  await page.keyboard.press('Enter')
  await expectState(frame, 'booked')
})

/** Another visitor, in a browser of their own. */
async function visitor(browser: Browser, server: DemoServer): Promise<Page> {
  const context = await browser.newContext({ timezoneId: 'Europe/London', locale: 'en-GB' })
  const token = await server.token(server.freshLead())
  await context.route('**/demo/token?**', (route) => route.fulfill({ json: { token } }))
  const page = await context.newPage()
  await page.goto(server.demo.pages.appointment)
  return page
}

test('of two visitors who want one slot, the second is told and sees what is left', async ({
  browser,
  server,
}) => {
  const [first, second] = await Promise.all([visitor(browser, server), visitor(browser, server)])
  const one = frameOf(first, ELEMENT)
  const two = frameOf(second, ELEMENT)
  const start = await chooseDay(one)
  await chooseDay(two)
  await expect(slotAt(two, start)).toBeVisible()

  await slotAt(one, start).click()
  await expect(action(one, 'confirm')).toBeEnabled()
  await slotAt(two, start).click()

  await expectState(two, 'taken')
  await expect(slotAt(two, start)).toHaveCount(0)
  const next = await startOf(slots(two).first())
  await slotAt(two, next).click()
  await action(two, 'confirm').click()
  await expectState(two, 'booked')

  await action(one, 'confirm').click()
  await expectState(one, 'booked')
  await Promise.all([first.context().close(), second.context().close()])
})
