import { expectAccessible } from './accessibility.ts'
import { book, expect, expectState, hold, press, slots, test } from './booking-fixtures.ts'

test('what the owner has to approve is a request, until he says so', async ({ page, site }) => {
  await book(page, await site.link('approved'))
  await expect(page.getByRole('heading', { name: 'Your request has been sent' })).toBeFocused()
  await expect(page.getByRole('link', { name: 'Google Calendar' })).toHaveCount(0)
  await expectAccessible(page)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Your request has been sent' })).toBeVisible()
  await expectAccessible(page)
  await site.answer('approve')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Google Calendar' })).toBeVisible()
})

test('what the owner declines says so, at its time, and can be changed no more', async ({
  page,
  site,
}) => {
  const start = await book(page, await site.link('approved'))
  await site.answer('decline')
  await page.reload()
  await expect(
    page.getByRole('heading', { name: 'Your appointment was not approved' }),
  ).toBeVisible()
  await expect(page.locator('time')).toHaveAttribute('datetime', start)
  await expect(page.locator('.sf-when small')).toHaveText('Greenwich Mean Time (Europe/London)')
  await expect(page.locator('[data-sf-action]')).toHaveCount(0)
  await expectAccessible(page)
})

test('a change that comes too late is refused with the reason, and so is a cancellation', async ({
  page,
  site,
}) => {
  await page.goto(await site.link('limited'))
  await page.locator('[data-sf-date]').nth(2).click()
  await slots(page).first().click()
  await press(page, 'confirm')
  await expectState(page, 'booked')
  await press(page, 'reschedule')
  await slots(page).last().click()
  const cancel = await page.context().newPage()
  await cancel.goto(page.url().replace('do=reschedule', 'do=cancel'))
  await expectState(cancel, 'ask')

  const late = 2 * 24 * 60
  site.passMinutes(late)
  await press(page, 'confirm')
  await expect(page.getByRole('alert')).toContainText('It is too late to change')
  await expectAccessible(page)
  await press(cancel, 'cancel')
  await expectState(cancel, 'closed')
  await expect(cancel.getByText('It is too late to cancel')).toBeVisible()
  await expect(cancel.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible()
  await expectAccessible(cancel)
  // The same by the link of a mail that was opened too late.
  await page.reload()
  await expect(page.getByText('It is too late to change')).toBeVisible()
  site.passMinutes(-late)
})

test('a time that somebody else takes meanwhile makes room for what is still free', async ({
  page,
  context,
  site,
}) => {
  await page.goto(await site.link('simple'))
  await expect(slots(page).first()).toBeVisible()
  await page.locator('[data-sf-date]').nth(1).click()
  const other = await context.newPage()
  const first = (await slots(page).first().getAttribute('data-sf-start')) ?? ''
  await other.goto(await site.link('simple'))
  await other.locator('[data-sf-date]').nth(1).click()
  await other.locator(`[data-sf-start="${first}"]`).click()
  await expectState(other, 'review')

  await page.locator(`[data-sf-start="${first}"]`).click()
  await expectState(page, 'taken')
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(page.getByRole('alert')).toContainText('taken by somebody else')
  await expect(page.locator(`[data-sf-start="${first}"]`)).toHaveCount(0)
  await expect(slots(page).first()).toBeVisible()
  await expectAccessible(page)
})

test('after a reload, a time that is lost leaves the other days of its month to choose', async ({
  page,
  context,
  site,
}) => {
  const link = await site.link('simple')
  await page.goto(link)
  await page.getByRole('button', { name: /^Next month/ }).click()
  await page.locator('[data-sf-date^="2026-12"]').first().click()
  const start = (await slots(page).last().getAttribute('data-sf-start')) ?? ''
  await slots(page).last().click()
  await expectState(page, 'review')
  await page.reload()
  await expectState(page, 'review')
  site.passMinutes(6)
  const other = await context.newPage()
  await other.goto(await site.link('simple'))
  await other.getByRole('button', { name: /^Next month/ }).click()
  await other.locator('[data-sf-date^="2026-12"]').first().click()
  await other.locator(`[data-sf-start="${start}"]`).click()
  await expectState(other, 'review')

  await press(page, 'confirm')
  await expectState(page, 'taken')
  await expect.poll(() => page.locator('[data-sf-date^="2026-12"]').count()).toBeGreaterThan(5)
})

test('a hold that has run out says so, and can still be confirmed', async ({ page, site }) => {
  await page.clock.install()
  await hold(page, await site.link('simple'))
  await expect(page.getByText('We keep this time for you for 5 more minutes.')).toBeVisible()
  site.passMinutes(6)
  await page.clock.runFor(6 * 60_000)
  await expect(page.getByText('We no longer keep this time for you.')).toBeVisible()
  await expectAccessible(page)
  await press(page, 'confirm')
  await expectState(page, 'booked')
})

test('the list of time zones is accessible while it is open, whole or searched', async ({
  page,
  site,
}) => {
  // axe measures the contrast of each of the 400 and more, twice.
  test.slow()
  await page.goto(await site.link('simple'))
  await press(page, 'zone')
  const zone = page.getByRole('combobox', { name: /time zone/ })
  await expect(zone).toBeFocused()
  expect(await page.getByRole('option').count()).toBeGreaterThan(400)
  await expectAccessible(page)
  await zone.fill('united states')
  await expect(page.getByRole('option').first()).toContainText('United States')
  await expectAccessible(page)
})
