import type { Page } from '@playwright/test'
import type { BookingSite } from '../harness/booking-site.ts'
import { expectAccessible } from './accessibility.ts'
import { book, expect, expectState, test } from './booking-fixtures.ts'

/** A host who has followed the link of his mail, and what was asked for. */
async function asked(page: Page, site: BookingSite): Promise<{ link: string; start: string }> {
  const visitor = await page.context().newPage()
  const start = await book(visitor, await site.link('approved'))
  await visitor.close()
  const link = await site.answerLink()
  await page.goto(link)
  await expectState(page, 'ask')
  return { link, start }
}

const approve = (page: Page) => page.getByRole('button', { name: 'Approve' })
const decline = (page: Page) => page.getByRole('button', { name: 'Decline' })

test('a host approves by keyboard alone, and reads that he has', async ({ page, site }) => {
  const { link, start } = await asked(page, site)
  await expect(page.locator('time')).toHaveAttribute('datetime', start)
  await expect(page.getByText('A talk to be approved')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Tab')
  await expect(approve(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(decline(page)).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expectState(page, 'booked')
  await expect(page.getByRole('heading', { name: 'This appointment is approved' })).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
  expect(page.url()).toBe(link)
  await expectAccessible(page)
})

test('a host declines by keyboard alone; the link asks no more', async ({ page, site }) => {
  const { link } = await asked(page, site)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expectState(page, 'closed')
  await expectAccessible(page)
  await page.goto(link)
  await expectState(page, 'closed')
  await expect(page.getByRole('button')).toHaveCount(0)
})

test('a host who is too late is told so, whatever he presses', async ({ page, site }) => {
  await asked(page, site)
  const late = 60 * 24 * 60
  site.passMinutes(late)
  await approve(page).click()
  await expectState(page, 'expired')
  await expectAccessible(page)
  site.passMinutes(-late)
})

test('the question fits a narrow screen, and can be read without script and colours of ours', async ({
  browser,
  page,
  site,
}) => {
  const { link } = await asked(page, site)
  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
    forcedColors: 'active',
  })
  const narrow = await context.newPage()
  await narrow.goto(link)
  for (const button of [approve(narrow), decline(narrow)]) {
    const box = await button.boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
    expect((box?.x ?? 0) + (box?.width ?? 321)).toBeLessThanOrEqual(320)
  }
  await decline(narrow).click()
  await expectState(narrow, 'closed')
  await context.close()
})
