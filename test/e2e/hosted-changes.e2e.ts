import type { Page } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { bookingLink } from './session-links.ts'

const slots = (page: Page) => page.locator('[data-sf-start]')
const press = (page: Page, name: string) => page.locator(`[data-sf-action="${name}"]`).click()
const expectState = (page: Page, state: string) =>
  expect(page.locator('main')).toHaveAttribute('data-sf-state', state)

/** Books the last time of the first free day; gives its instant. */
async function book(page: Page, link: string): Promise<string> {
  await page.goto(link)
  await expect(slots(page).first()).toBeVisible()
  const start = (await slots(page).last().getAttribute('data-sf-start')) ?? ''
  await slots(page).last().click()
  await press(page, 'confirm')
  await expectState(page, 'booked')
  return start
}

test('what is booked goes into a calendar, in a tab that knows nothing of the page', async ({
  page,
  server,
  lead,
}) => {
  const link = await bookingLink(server, lead)
  await book(page, link)
  await expectAccessible(page)
  const expectLinks = async () => {
    for (const name of ['Google Calendar', 'Outlook']) {
      const calendar = page.getByRole('link', { name })
      await expect(calendar).toHaveAttribute('target', '_blank')
      await expect(calendar).toHaveAttribute('rel', 'noopener noreferrer')
      expect(await calendar.getAttribute('href')).not.toContain(link.split('/').at(-1))
    }
    const file = page.getByRole('link', { name: 'Calendar file' })
    await expect(file).toHaveAttribute('download')
    const path = (await file.getAttribute('href')) ?? ''
    expect(new URL(path, page.url()).href).toBe(`${link}/calendar.ics`)
  }
  await expectLinks()
  await page.goto(link)
  await expectState(page, 'closed')
  await expectLinks()
  await expectAccessible(page)
})

test('an appointment is moved to another time, and can be moved again', async ({
  page,
  context,
  server,
  lead,
}) => {
  const link = await bookingLink(server, lead)
  const start = await book(page, link)
  await press(page, 'reschedule')
  await expect(
    page.getByText(/^Your appointment is on .* Choose another time for it\.$/),
  ).toBeVisible()
  await expect(slots(page).first()).toBeVisible()
  await expectAccessible(page)
  const next = (await slots(page).first().getAttribute('data-sf-start')) ?? ''
  expect(next).not.toBe(start)
  await slots(page).first().click()
  await expect(
    page.getByRole('heading', { name: 'Change your appointment to this time?' }),
  ).toBeFocused()
  await expectAccessible(page)
  await press(page, 'confirm')
  await expectState(page, 'booked')
  await expect(page.getByRole('heading', { name: 'Your appointment has been moved' })).toBeFocused()
  await expect(page.locator('time')).toHaveAttribute('datetime', next)
  await expect(page.locator('[data-sf-action="reschedule"]')).toBeVisible()

  // The time it had is free for others, the new one is not.
  const other = await context.newPage()
  await other.goto(await bookingLink(server, server.freshLead()))
  await expect(other.locator(`[data-sf-start="${start}"]`)).toBeVisible()
  await expect(other.locator(`[data-sf-start="${next}"]`)).toHaveCount(0)
})

test('to move is given up, and the time is as it was', async ({ page, server, lead }) => {
  const start = await book(page, await bookingLink(server, lead))
  await press(page, 'reschedule')
  await slots(page).first().click()
  await press(page, 'back')
  await page.getByRole('link', { name: 'Keep the present time' }).click()
  await expectState(page, 'closed')
  await expect(page.locator('time')).toHaveAttribute('datetime', start)
})

test('an appointment is cancelled after a question, and its time is free', async ({
  page,
  server,
  lead,
}) => {
  const start = await book(page, await bookingLink(server, lead))
  await press(page, 'cancel')
  await expectState(page, 'ask')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'No, keep it' }).click()
  await expectState(page, 'closed')
  await press(page, 'cancel')
  await page.getByLabel('Reason').fill('I am ill.')
  await press(page, 'cancel')
  await expect(page.getByRole('heading', { name: 'Your appointment is cancelled' })).toBeVisible()
  await expectAccessible(page)
  await page.goto(await bookingLink(server, server.freshLead()))
  await expect(page.locator(`[data-sf-start="${start}"]`)).toBeVisible()
})
