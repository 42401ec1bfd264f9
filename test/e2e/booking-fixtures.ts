import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { startBookingSite } from '../harness/booking-site.ts'
import type { BookingSite } from '../harness/booking-site.ts'
import { test as base } from '../harness/watched-test.ts'

export { expect }

/** Booking pages whose server's clock the tests move; each test ends with no error in its page. */
export const test = base.extend<{ errors: string[] }, { site: BookingSite }>({
  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what is asked for from the pattern
    async ({}, use) => {
      const site = await startBookingSite()
      await use(site)
      await site.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  errors: [
    async ({ context }, use) => {
      const errors: string[] = []
      context.on('weberror', (failure) => errors.push(failure.error().message))
      await use(errors)
      expect(errors, 'no page has an error').toEqual([])
    },
    { auto: true },
  ],
})

export const slots = (page: Page) => page.locator('[data-sf-start]')
export const action = (page: Page, name: string) =>
  page.locator(`[data-sf-action="${name}"]:visible`)
export const press = (page: Page, name: string) => action(page, name).click()
export const expectState = (page: Page, state: string) =>
  expect(page.locator('main')).toHaveAttribute('data-sf-state', state)

/** Opens a page and takes the last time of its first free day; gives its start. */
export async function hold(page: Page, link: string): Promise<string> {
  await page.goto(link)
  await expect(slots(page).first()).toBeVisible()
  const start = (await slots(page).last().getAttribute('data-sf-start')) ?? ''
  await slots(page).last().click()
  await expectState(page, 'review')
  return start
}

export async function book(page: Page, link: string): Promise<string> {
  const start = await hold(page, link)
  await press(page, 'confirm')
  await expectState(page, 'booked')
  return start
}
