import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { bookingLink } from './session-links.ts'

const days = (page: Page) => page.locator('[data-sf-date]')
const slots = (page: Page) => page.locator('[data-sf-start]')
const press = (page: Page, name: string) => page.locator(`[data-sf-action="${name}"]`).click()
const state = (page: Page) => page.locator('main').getAttribute('data-sf-state')
const focusedDay = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['day'])

async function open(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await expect(slots(page).first()).toBeVisible()
}

const startOf = async (page: Page, index: number) =>
  (await slots(page).nth(index).getAttribute('data-sf-start')) ?? ''

test('arrows walk through days and months; only free days can be chosen', async ({
  page,
  server,
  lead,
}) => {
  await open(page, await bookingLink(server, lead))
  const first = (await days(page).first().getAttribute('data-sf-date')) ?? ''
  await days(page).first().focus()
  await page.keyboard.press('ArrowRight')
  const next = new Date(Date.parse(first) + 86_400_000).toISOString().slice(0, 10)
  await expect.poll(() => focusedDay(page)).toBe(next)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('PageDown')
  await expect
    .poll(async () => ((await focusedDay(page)) ?? '').slice(0, 7))
    .not.toBe(first.slice(0, 7))
  await expect(days(page).first()).toBeVisible()
  await page.keyboard.press('PageUp')
  await expect.poll(() => focusedDay(page)).toBe(first)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(1)

  // One way in by Tab, whatever the month holds.
  await expect(page.getByRole('grid').locator('[tabindex="0"]')).toHaveCount(1)
  const closed = page.getByRole('grid').locator('[aria-disabled="true"]').first()
  await closed.click({ force: true })
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(1)
  expect(await closed.getAttribute('data-sf-date')).toBeNull()
})

test('another zone shows the same instants at its own times', async ({ page, server, lead }) => {
  await open(page, await bookingLink(server, lead))
  const start = await startOf(page, 0)
  await page.locator('[data-sf-action="zone"]').click()
  const zone = page.getByRole('combobox', { name: /time zone/ })
  await expect(zone).toBeFocused()
  await expect(page.getByRole('option', { selected: true })).toContainText('London')
  await zone.fill('new york')
  await expect(page.getByRole('option').first()).toContainText(/New York, United States.*GMT−[45]/s)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-sf-action="zone"]')).toBeFocused()
  await expect(
    page.getByText('Eastern Standard Time').or(page.getByText('Eastern Daylight Time')),
  ).toBeVisible()
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'America/New_York',
    timeStyle: 'short',
  }).format(new Date(start))
  await expect(page.locator(`[data-sf-start="${start}"]`)).toHaveText(shown)

  await page.getByRole('radio', { name: '12 hours' }).check()
  await expect(page.locator(`[data-sf-start="${start}"]`)).toHaveText(/^\s*\d{1,2}:\d\d [ap]m\s*$/)
  await page.reload()
  await expect(page.getByRole('radio', { name: '12 hours' })).toBeChecked()
})

test('a held time is there after a reload, and free for others when it is given up', async ({
  page,
  context,
  server,
  lead,
}) => {
  const link = await bookingLink(server, lead)
  await open(page, link)
  const start = await startOf(page, 0)
  await slots(page).first().click()
  await expect(page.getByText('We keep this time for you for 5 more minutes.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Confirm your appointment' })).toBeFocused()
  await page.reload()
  await expect.poll(() => state(page)).toBe('review')

  const other = await context.newPage()
  const otherLink = await bookingLink(server, server.freshLead())
  await open(other, otherLink)
  await expect(other.locator(`[data-sf-start="${start}"]`)).toHaveCount(0)

  const released = page.waitForResponse((answer) => answer.request().method() === 'DELETE')
  await press(page, 'back')
  await expect(page.locator(`[data-sf-start="${start}"]`)).toBeFocused()
  await released
  await open(other, otherLink)
  await expect(other.locator(`[data-sf-start="${start}"]`)).toHaveCount(1)
})

test("the browser's Back leads from the review to the calendar", async ({ page, server, lead }) => {
  await open(page, await bookingLink(server, lead))
  await slots(page).first().click()
  await expect.poll(() => state(page)).toBe('review')
  await page.goBack()
  await expect.poll(() => state(page)).toBe('form')
  await expect(slots(page).first()).toBeVisible()
})

test('a time that is lost before it is confirmed brings fresh ones', async ({
  page,
  context,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/409/)
  const link = await bookingLink(server, lead)
  await open(page, link)
  const start = await startOf(page, 0)
  await slots(page).first().click()
  await expect.poll(() => state(page)).toBe('review')

  // The visitor's other tab moves the hold, and somebody else takes the time.
  const tab = await context.newPage()
  await tab.goto(link)
  await expect.poll(() => state(tab)).toBe('review')
  await press(tab, 'back')
  await expect(slots(tab).first()).toBeVisible()
  await slots(tab).nth(1).click()
  await expect.poll(() => state(tab)).toBe('review')
  const other = await context.newPage()
  await open(other, await bookingLink(server, server.freshLead()))
  await other.locator(`[data-sf-start="${start}"]`).click()
  await expect.poll(() => state(other)).toBe('review')

  await press(page, 'confirm')
  await expect.poll(() => state(page)).toBe('taken')
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(page.locator(`[data-sf-start="${start}"]`)).toHaveCount(0)
  await slots(page).nth(2).click()
  await press(page, 'confirm')
  await expect.poll(() => state(page)).toBe('booked')
  await press(other, 'confirm')
  await expect.poll(() => state(other)).toBe('booked')
})

test('when the answer to confirming is lost, pressing again books once', async ({
  page,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/ERR_FAILED/)
  await open(page, await bookingLink(server, lead))
  await slots(page).first().click()
  const keys: string[] = []
  await page.route('**/confirm?**', async (route) => {
    keys.push((route.request().postDataJSON() as { confirmKey: string }).confirmKey)
    const answer = await route.fetch()
    expect(answer.status()).toBe(200)
    await (keys.length === 1 ? route.abort() : route.fulfill({ response: answer }))
  })
  await press(page, 'confirm')
  await expect(page.getByRole('alert')).toContainText('you will not be booked twice')
  await press(page, 'confirm')
  await expect.poll(() => state(page)).toBe('booked')
  expect(keys[1]).toBe(keys[0])
})

test('when free times cannot be loaded it says so, and tries again', async ({
  page,
  server,
  lead,
  expectedNoise,
}) => {
  expectedNoise.push(/ERR_FAILED/)
  await page.route('**/slots?**', (route) => route.abort(), { times: 1 })
  await page.goto(await bookingLink(server, lead))
  await expect.poll(() => state(page)).toBe('error')
  await expect(page.getByRole('alert')).toContainText('could not be loaded')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(slots(page).first()).toBeVisible()
  expect(await state(page)).toBe('form')
})

test('an empty month leads to the next free day', async ({ page, server, lead }) => {
  const link = await bookingLink(server, lead)
  await open(page, link)
  const shown = await days(page).first().getAttribute('data-sf-date')
  const skipped = (shown ?? '').slice(0, 7)
  // As if everything in this month were booked.
  await page.route('**/slots?**', async (route) => {
    const answer = await route.fetch()
    const list = (await answer.json()) as { timeZone: string; slots: { start: string }[] }
    const left = list.slots.filter(({ start }) => !start.startsWith(skipped))
    await route.fulfill({ json: { ...list, slots: left } })
  })
  await open(page, link)
  expect((await days(page).first().getAttribute('data-sf-date'))?.slice(0, 7)).not.toBe(skipped)
  await page.getByRole('button', { name: /^Previous month/ }).click()
  await expect(page.getByText(/^There are no free times in/)).toBeVisible()
  await page.getByRole('button', { name: /^Next free day/ }).click()
  await expect(slots(page).first()).toBeVisible()
})
