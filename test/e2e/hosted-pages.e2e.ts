import type { Page } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { ABOUT_YOU, STORED } from './journey-steps.ts'
import { bookingLink, formLink } from './session-links.ts'

// The hosted pages by themselves, as a link in a new tab shows them.
const state = (page: Page) => page.locator('main').getAttribute('data-sf-state')
const act = (page: Page, name: string) => page.locator(`[data-sf-action="${name}"]`).click()

test('every state of the form is accessible', async ({ page, server, lead }) => {
  const link = await formLink(server, lead)
  await page.goto(link)
  await expect.poll(() => state(page)).toBe('form')
  await expectAccessible(page)

  await act(page, 'next')
  await expect(page.getByRole('alert').filter({ hasText: 'problem' })).toBeVisible()
  await expectAccessible(page)

  for (const [name, value] of Object.entries(ABOUT_YOU)) {
    await page.locator(`[data-sf-field="${name}"]`).fill(value)
  }
  await act(page, 'next')
  await expect(page.locator('[data-sf-field="consent"]')).toBeVisible()
  await expectAccessible(page)
  await act(page, 'submit')
  await expect(page.getByRole('alert').filter({ hasText: 'problem' })).toBeVisible()
  await expectAccessible(page)

  await page.locator('[data-sf-field="consent"]').check()
  await act(page, 'submit')
  await expect.poll(() => state(page)).toBe('submitted')
  await expectAccessible(page)

  await page.goto(link)
  await expect.poll(() => state(page)).toBe('closed')
  await expectAccessible(page)
})

test('every state of the booking page is accessible', async ({ page, server, lead }) => {
  const link = await bookingLink(server, lead)
  await page.goto(link)
  await page.locator('[data-sf-date]:not([disabled]):not([aria-disabled="true"])').first().click()
  await expect(page.locator('[data-sf-start]').first()).toBeVisible()
  await expectAccessible(page)
  await page.locator('[data-sf-start]').last().click()
  await expect(page.locator('[data-sf-action="confirm"]')).toBeVisible()
  await expectAccessible(page)
  await act(page, 'confirm')
  await expect.poll(() => state(page)).toBe('booked')
  await expectAccessible(page)
  await page.goto(link)
  await expect.poll(() => state(page)).toMatch(/booked|closed/)
  await expectAccessible(page)
})

test('an unknown link says so, accessibly, and gives nothing away', async ({
  page,
  server,
  expectedNoise,
}) => {
  expectedNoise.push(/404/)
  for (const path of ['/journeys/run/1/no-such-token', '/appointments/book/no-such-token']) {
    const answer = await page.goto(server.platform + path)
    expect(answer?.status()).toBe(404)
    await expect.poll(() => state(page)).toBe('error')
    await expectAccessible(page)
  }
})

test('the form can be filled in and sent without script', async ({ browser, server, lead }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(await formLink(server, lead))
  for (const [name, value] of Object.entries(ABOUT_YOU)) {
    await page.locator(`[data-sf-field="${name}"]`).fill(value)
  }
  await act(page, 'next')
  await page.locator('[data-sf-field="amount"]').fill(String(STORED.amount))
  await page.locator('[data-sf-field="consent"]').check()
  await act(page, 'submit')
  await expect.poll(() => state(page)).toBe('submitted')
  expect(await server.leadValues(lead)).toMatchObject({ ...ABOUT_YOU, amount: STORED.amount })
  await context.close()
})

test('no other site may frame the pages', async ({ page, server, lead }) => {
  const answer = await page.goto(await formLink(server, lead))
  const policy = answer?.headers()['content-security-policy'] ?? ''
  expect(policy).toContain(`frame-ancestors ${server.site}`)
  expect(policy).not.toContain('*')
})
