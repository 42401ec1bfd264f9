import { expectAccessible } from './accessibility.ts'
import { freeDays, slots } from './booking-steps.ts'
import { expect, frameOf, test } from './fixtures.ts'
import {
  ABOUT_YOU,
  YOUR_PLANS,
  action,
  completeJourney,
  expectState,
  field,
} from './journey-steps.ts'
import { eventsOf, eventTypes } from './recorded-events.ts'
import type { FrameLocator, Page } from '@playwright/test'

/** Tabs to a field, as far as that takes, and types. */
async function type(page: Page, frame: FrameLocator, name: string, text: string): Promise<void> {
  const isThere = () => field(frame, name).evaluate((one) => one.matches(':focus, :focus-within'))
  for (let presses = 0; presses < 40 && !(await isThere()); presses += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    await page.keyboard.press('Tab')
  }
  await expect(field(frame, name)).toBeFocused()
  await page.keyboard.type(text)
}

async function tabTo(page: Page, selector: string): Promise<void> {
  const isThere = () => page.locator(selector).evaluate((one) => one.matches(':focus'))
  for (let presses = 0; presses < 40 && !(await isThere()); presses += 1) {
    // oxlint-disable-next-line no-await-in-loop -- as above
    await page.keyboard.press('Tab')
  }
  await expect(page.locator(selector)).toBeFocused()
}

for (const [display, opener] of [
  ['modal', '[commandfor]'],
  ['popover', '[slot=opener]'],
] as const) {
  test(`${display}: the keyboard alone is enough, and nothing is wrong with it`, async ({
    page,
    server,
  }) => {
    await page.goto(`${server.site}/demo/${display}.html`)
    await tabTo(page, opener)
    await page.keyboard.press('Enter')
    const frame = frameOf(page, 'journey-session')
    await expect(frame.locator('h1:visible')).toBeFocused()
    await expect(page.locator(opener)).toHaveAttribute('aria-expanded', 'true')
    await expectAccessible(page)

    for (const [name, value] of Object.entries(ABOUT_YOU)) await type(page, frame, name, value)
    await page.keyboard.press('Enter')
    await expect(frame.locator('h1:visible')).toBeFocused()
    await type(page, frame, 'amount', YOUR_PLANS.amount)
    await field(frame, 'consent').press('Space')
    await action(frame, 'submit').press('Enter')
    await expectState(frame, 'submitted')
    await expect.poll(() => eventTypes(page)).toContain('session-completed')

    await page.keyboard.press('Escape')
    await expect.poll(() => eventTypes(page)).toContain('session-closed')
    await expect(page.locator(opener)).toBeFocused()
    const closed = (await eventsOf(page)).find(({ type: name }) => name === 'session-closed')
    expect(closed?.detail).toMatchObject({ reason: 'guest' })
  })
}

test('drawer: a call is booked by keyboard, and nothing is wrong with it', async ({
  page,
  server,
}) => {
  await page.goto(`${server.site}/demo/drawer.html`)
  await tabTo(page, '[data-sessionframe-open]')
  await page.keyboard.press('Enter')
  const frame = frameOf(page, 'appointment-booking')
  await expect(frame.locator('h1:visible')).toBeFocused()
  await expectAccessible(page)
  await freeDays(frame).first().press('Enter')
  await slots(frame).first().press('Enter')
  await action(frame, 'confirm').press('Enter')
  await expect.poll(() => eventTypes(page)).toContain('session-completed')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-sessionframe-open]')).toBeFocused()
})

test('window: the form is in a tab that cannot reach the page', async ({ page, server }) => {
  await page.goto(`${server.site}/demo/window.html`)
  const opened = page.waitForEvent('popup')
  await tabTo(page, '[slot=opener]')
  await page.keyboard.press('Enter')
  const tab = await opened
  await tab.locator('[data-sf-field=firstname]').waitFor()
  expect(await tab.evaluate(() => window.opener === null)).toBe(true)
  await expect.poll(() => eventTypes(page)).toContain('session-ready')
  await expect(page.locator('journey-session a')).toBeVisible()
  await expectAccessible(page)
})

test('window: the page hears of it when the form in the tab is complete', async ({
  page,
  server,
}) => {
  await page.goto(`${server.site}/demo/window.html`)
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Apply in a new tab' }).click()
  const tab = await opened
  await completeJourney(tab)
  await tab.close()
  await expect.poll(() => eventTypes(page), { timeout: 20_000 }).toContain('session-completed')
  const completed = (await eventsOf(page)).find(({ type: name }) => name === 'session-completed')
  expect(completed?.detail).toMatchObject({ outcome: 'form', receipt: null })
})

test('a page that is opened by a link in a mail shows the form', async ({ page, server }) => {
  await page.goto(`${server.site}/demo/modal.html#sessionframe=apply`)
  await expect(field(frameOf(page, 'journey-session'), 'firstname')).toBeVisible()
})

test('what was typed is there when it is opened again', async ({ page, server }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`${server.site}/demo/modal.html`)
  await page.locator('[commandfor]').click()
  const frame = frameOf(page, 'journey-session')
  await field(frame, 'firstname').fill('Ada')
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(page.locator('[commandfor]')).toBeFocused()
  await page.getByRole('link', { name: 'Apply when you are ready' }).click()
  await expect(field(frame, 'firstname')).toHaveValue('Ada')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})

for (const name of ['journey', 'window', 'popover']) {
  test(`${name}.html has no stray line where the system chooses the colours`, async ({
    page,
    server,
  }) => {
    await page.emulateMedia({ forcedColors: 'active' })
    await page.goto(`${server.site}/demo/${name}.html`)
    const element = page.locator('journey-session')
    await expect(element.locator('a')).toBeAttached()
    const lines = await element.evaluate((host) =>
      [...(host.shadowRoot?.querySelectorAll('div:empty') ?? [])]
        .map((node) => getComputedStyle(node))
        .filter(
          ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px',
        )
        .map(({ outline }) => outline),
    )
    expect(lines).toEqual([])
  })
}
