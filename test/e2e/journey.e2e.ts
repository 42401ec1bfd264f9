import { eventsOf, eventTypes } from './recorded-events.ts'
import { expect, frameOf, test } from './fixtures.ts'
import {
  ABOUT_YOU,
  STORED,
  YOUR_PLANS,
  action,
  completeJourney,
  expectState,
  field,
  fillAboutYou,
  fillYourPlans,
} from './journey-steps.ts'

const ELEMENT = 'journey-session'

test('a visitor completes the journey inside the page, and the lead has the answers', async ({
  page,
  server,
  lead,
}) => {
  await page.goto(server.demo.pages.journey)
  await completeJourney(frameOf(page, ELEMENT))

  await expect.poll(() => eventTypes(page)).toContain('session-completed')
  expect(await eventTypes(page)).toEqual([
    'session-creating',
    'session-created',
    'session-ready',
    'session-progress',
    'session-progress',
    'session-submitted',
    'session-completed',
  ])
  expect(await server.leadValues(lead)).toEqual(STORED)
  expect(page.url()).toBe(server.demo.pages.journey)
})

test('events bubble out of the shadow tree, frozen, with ids that belong together', async ({
  page,
  server,
}) => {
  await page.goto(server.demo.pages.journey)
  await completeJourney(frameOf(page, ELEMENT))
  await expect.poll(() => eventTypes(page)).toContain('session-completed')

  const events = await eventsOf(page, { resizes: true })
  for (const event of events) {
    expect(event, event.type).toMatchObject({ frozen: true, bubbles: true, composed: true })
  }
  expect(new Set(events.map(({ detail }) => detail['requestId'])).size).toBe(1)
  const known = events.filter(({ type }) => type !== 'session-creating')
  expect(new Set(known.map(({ detail }) => detail['sessionId'])).size).toBe(1)

  const detailOf = (type: string) => events.find((event) => event.type === type)?.detail
  expect(detailOf('session-created')).toMatchObject({ resumed: false })
  expect(detailOf('session-ready')).toMatchObject({ protocol: 1 })
  expect(detailOf('session-progress')).toMatchObject({ page: 1, pages: 2 })
  expect(detailOf('session-completed')).toMatchObject({ outcome: 'form' })
  expect(detailOf('session-completed')?.['receipt']).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/)
  expect(events.filter(({ type }) => type === 'session-resize').length).toBeGreaterThan(0)
})

test('the keyboard alone is enough', async ({ page, server, lead }) => {
  await page.goto(server.demo.pages.journey)
  const frame = frameOf(page, ELEMENT)
  await expect(field(frame, 'firstname')).toBeVisible()
  const type = async (name: string, value: string) => {
    for (let presses = 0; presses < 40; presses++) {
      if (await field(frame, name).evaluate((control) => control.matches(':focus, :focus-within')))
        break
      await page.keyboard.press('Tab')
    }
    await expect(field(frame, name)).toBeFocused()
    await page.keyboard.type(value)
  }
  for (const [name, value] of Object.entries(ABOUT_YOU)) await type(name, value)
  await page.keyboard.press('Enter')

  await expect(frame.locator('h1:visible')).toBeFocused()
  await type('amount', YOUR_PLANS.amount)
  await page.keyboard.press('Tab')
  await expect(field(frame, 'date')).toBeFocused()
  // The order of day and month is the browser's own.
  await page.keyboard.type('03032027')
  await type('source', 'Friend')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await type('notes', 'By keyboard')
  await page.keyboard.press('Tab')
  await expect(field(frame, 'consent')).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(action(frame, 'submit')).toBeFocused()
  await page.keyboard.press('Enter')
  await expectState(frame, 'submitted')
  expect(await server.leadValues(lead)).toMatchObject({
    ...ABOUT_YOU,
    amount: 250_000,
    date: '2027-03-03',
    source: 'friend',
    contactby: 'phone',
    notes: 'By keyboard',
    consent: true,
  })
})

test('what is wrong is said beside its field and in a list, and what was typed stays', async ({
  page,
  server,
}) => {
  await page.goto(server.demo.pages.journey)
  const frame = frameOf(page, ELEMENT)
  await field(frame, 'firstname').fill('Ada')
  await field(frame, 'email').fill('not an address')
  await action(frame, 'next').click()

  const summary = frame.getByRole('alert').filter({ hasText: 'problem' })
  await expect(summary.getByRole('link')).toHaveCount(2)
  await expect(field(frame, 'lastname')).toHaveAttribute('aria-invalid', 'true')
  await expect(field(frame, 'email')).toHaveAttribute('aria-invalid', 'true')
  await expect(field(frame, 'email')).toHaveValue('not an address')
  await expect(field(frame, 'firstname')).toHaveValue('Ada')
  await summary.getByRole('link').last().click()
  await expect(field(frame, 'email')).toBeFocused()
})

test('a reload gives the same session with the answers and the page', async ({ page, server }) => {
  await page.goto(server.demo.pages.journey)
  const frame = frameOf(page, ELEMENT)
  await fillAboutYou(frame)
  await action(frame, 'next').click()
  await field(frame, 'notes').fill('Half way')
  await expect(frame.getByText('Saved')).toBeVisible()
  const first = (await eventsOf(page)).find(({ type }) => type === 'session-created')

  await page.reload()
  await expect(field(frame, 'notes')).toHaveValue('Half way')
  await action(frame, 'back').click()
  for (const [name, value] of Object.entries(ABOUT_YOU)) {
    await expect(field(frame, name)).toHaveValue(value)
  }
  const second = (await eventsOf(page)).find(({ type }) => type === 'session-created')
  expect(second?.detail['sessionId']).toBe(first?.detail['sessionId'])
})

test('offline while sending, everything typed stays and "Try again" sends it', async ({
  page,
  context,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/ERR_INTERNET_DISCONNECTED/)
  await page.goto(server.demo.pages.journey)
  const frame = frameOf(page, ELEMENT)
  await fillAboutYou(frame)
  await action(frame, 'next').click()
  await fillYourPlans(frame)
  await context.setOffline(true)
  await action(frame, 'submit').click()

  await expect(frame.getByRole('alert')).toContainText('connection')
  await expectState(frame, 'form')
  await expect(field(frame, 'notes')).toHaveValue(YOUR_PLANS.notes)
  expect(await eventTypes(page)).not.toContain('session-submitted')

  await context.setOffline(false)
  await frame.getByRole('button', { name: 'Try again' }).click()
  await expectState(frame, 'submitted')
  expect(await server.leadValues(lead)).toEqual(STORED)
})

test('the frame is as high as its content, on a phone too', async ({ page, server }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(server.demo.pages.journey)
  const frame = frameOf(page, ELEMENT)
  await expect(field(frame, 'firstname')).toBeVisible()
  await expect
    .poll(() => frame.locator('html').evaluate((html) => html.scrollHeight - html.clientHeight))
    .toBeLessThanOrEqual(1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})
