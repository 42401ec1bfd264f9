import type { Page } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { workshopLink } from './session-links.ts'

const slots = (page: Page) => page.locator('[data-sf-start]')
const press = (page: Page, name: string) => page.locator(`[data-sf-action="${name}"]`).click()

async function open(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await expect(slots(page).first()).toBeVisible()
}

test('length and place are chosen with the time, and seats are counted', async ({
  page,
  context,
  server,
  lead,
}) => {
  const link = await workshopLink(server, lead)
  await open(page, link)
  await expect(page.getByRole('radio', { name: '1 hour', exact: true })).toBeChecked()
  await Promise.all([
    page.waitForResponse(/\/slots\?.*duration=90/),
    page.getByRole('radio', { name: '1 hour 30 minutes' }).check(),
  ])
  await page.getByRole('radio', { name: 'Video call' }).check()
  // Other tests of this file and others may have taken some of the first ones.
  const whole = slots(page).filter({ hasText: '3 places left' }).first()
  await expect(whole).toBeVisible()
  await expectAccessible(page)
  await expect(page.locator('sf-calendar table')).toHaveAttribute('aria-busy', 'false')
  const start = (await whole.getAttribute('data-sf-start')) ?? ''
  await whole.click()
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeFocused()
  await expectAccessible(page)
  await press(page, 'next')
  await expect(page.getByRole('alert')).toContainText('Fill in “What should we prepare?”')
  await expectAccessible(page)
  await page.getByLabel('What should we prepare?').fill('Coffee')
  await press(page, 'next')
  await expect(page.getByRole('heading', { name: 'Confirm your appointment' })).toBeFocused()
  await press(page, 'questions')
  await expect(page.getByLabel('What should we prepare?')).toHaveValue('Coffee')
  await press(page, 'next')
  await expect(page.getByText('Video call')).toBeVisible()
  const [wanted] = await Promise.all([page.waitForRequest('**/confirm?**'), press(page, 'confirm')])
  expect(wanted.postDataJSON()).toMatchObject({ start, duration: 90, location: 1 })
  expect(Object.values((wanted.postDataJSON() as { answers: object }).answers)).toEqual(['Coffee'])
  await expect(page.locator('main')).toHaveAttribute('data-sf-state', 'booked')

  const other = await context.newPage()
  await open(other, await workshopLink(server, server.freshLead()))
  await other.getByRole('radio', { name: '1 hour 30 minutes' }).check()
  await expect(other.locator(`[data-sf-start="${start}"]`)).toContainText('2 places left')
})

test('a length that is held is the one that is chosen after a reload', async ({
  page,
  server,
  lead,
}) => {
  await open(page, await workshopLink(server, lead))
  await page.getByRole('radio', { name: '30 minutes', exact: true }).check()
  await slots(page).last().click()
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeVisible()
  await page.locator('.sf-questions [data-sf-action="back"]').click()
  await expect(page.getByRole('radio', { name: '30 minutes', exact: true })).toBeChecked()
})
