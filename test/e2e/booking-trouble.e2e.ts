import type { Page } from '@playwright/test'
import { action, book, expect, expectState, hold, press, slots, test } from './booking-fixtures.ts'

/** Presses twice where an element is, as a hand does: the second press some time later. */
async function doubleClick(page: Page, selector: string, pause: () => Promise<unknown>) {
  const box = await page.locator(selector).first().boundingBox()
  if (box === null) throw new Error(`${selector} is not shown`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  for (const clickCount of [1, 2]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.mouse.down({ clickCount })
    // oxlint-disable-next-line no-await-in-loop -- as above
    await page.mouse.up({ clickCount })
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (clickCount === 1) await pause()
  }
  return { x, y }
}

test('a double click on Confirm books once, and presses nothing of what comes after', async ({
  page,
  site,
}) => {
  await hold(page, await site.link('simple'))
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname.split('/').at(-1)!)
  })
  await doubleClick(page, '[data-sf-action="confirm"]', async () => {
    await expectState(page, 'booked')
    // The worst case: what changes the appointment has come under the pointer.
    await action(page, 'cancel').evaluate((link: HTMLElement) => {
      Object.assign(link.style, { position: 'fixed', inset: '0' })
    })
  })
  // A navigation would begin at once, and end here.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)))
  expect(sent).toEqual(['confirm'])
  await expectState(page, 'booked')
  await press(page, 'cancel')
  await expectState(page, 'ask')
})

test('offline between the hold and Confirm it says so, and books when the line is back', async ({
  page,
  context,
  site,
}) => {
  await hold(page, await site.link('simple'))
  await context.setOffline(true)
  await press(page, 'confirm')
  await expect(page.getByRole('alert')).toContainText('you will not be booked twice')
  await context.setOffline(false)
  await press(page, 'confirm')
  await expectState(page, 'booked')
})

test('a part of the page that cannot be loaded is told of, and nothing is lost', async ({
  page,
  site,
}) => {
  await page.route(/\/assets\/(questions|zone-picker)-/, (route) => route.abort())
  await page.goto(await site.link('asking'))
  await press(page, 'zone')
  await expect(page.getByRole('alert')).toContainText('A part of this page could not be loaded')
  await slots(page).first().click()
  await expectState(page, 'review')
  await expect(page.getByRole('alert')).toContainText('A part of this page could not be loaded')
  await page.unroute(/\/assets\/(questions|zone-picker)-/)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeFocused()
})

test('the questions are at hand when the line goes after the page has come', async ({
  page,
  context,
  site,
}) => {
  const loaded = page.waitForResponse(/\/assets\/questions-.*\.js/)
  await page.goto(await site.link('asking'))
  await loaded
  await expect(slots(page).first()).toBeVisible()
  await page.route('**/hold?**', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer })
    await context.setOffline(true)
  })
  await slots(page).first().click()
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeFocused()
})

test('Back after booking leaves what it says, and Back leads out in one step', async ({
  page,
  site,
}) => {
  await page.goto('about:blank')
  const link = await site.link('simple')
  await hold(page, link)
  await press(page, 'back')
  await expectState(page, 'form')
  await slots(page).last().click()
  await expectState(page, 'review')
  await page.goBack()
  await expectState(page, 'form')
  await page.goBack()
  expect(page.url()).toBe('about:blank')

  await book(page, link)
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible()
  await expectState(page, 'booked')
})

test('two tabs of one session book once, and the second one learns of it', async ({
  page,
  context,
  site,
}) => {
  const link = await site.link('simple')
  await hold(page, link)
  const tab = await context.newPage()
  await tab.goto(`${link}?lang=de`)
  await expectState(tab, 'review')
  await press(page, 'confirm')
  await expectState(page, 'booked')
  await press(tab, 'confirm')
  await expectState(tab, 'closed')
  await expect(tab.locator('html')).toHaveAttribute('lang', 'de')
  await expect(tab.getByRole('heading')).toContainText(['Ihr Termin'])
})

for (const [name, hours] of [
  ['fast', 1],
  ['slow', -1],
] as const) {
  test(`a visitor's clock that is an hour ${name} makes no difference to what is kept`, async ({
    page,
    site,
  }) => {
    await page.clock.install({ time: Date.parse('2026-11-23T08:00:00Z') + hours * 3_600_000 })
    await hold(page, await site.link('simple'))
    await expect(page.getByText('We keep this time for you for 5 more minutes.')).toBeVisible()
    await page.clock.runFor(3 * 60_000 + 5000)
    await expect(page.getByText('We keep this time for you for 2 more minutes.')).toBeVisible()
    await press(page, 'confirm')
    await expectState(page, 'booked')
  })
}

test('where nothing is free at all it says so', async ({ page, site }) => {
  await page.goto(await site.link('never'))
  await expect(page.getByText('There are no later times either.')).toBeVisible()
  await expect(action(page, 'zone')).toBeVisible()
})

test('very long names make no page wider than a small phone', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const expectFits = async () => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBe(320)
  }
  await page.goto(await site.link('long'))
  await expect(page.getByRole('radio', { name: '1 hour 30 minutes' })).toBeVisible()
  await expect(page.locator('[name=sf-location]')).toHaveCount(5)
  await expectFits()
  await page.getByRole('radio', { name: 'Video call' }).check()
  await slots(page).first().click()
  await expect(page.getByRole('heading', { name: 'A few questions' })).toBeFocused()
  await expectFits()
  await press(page, 'next')
  await expect(page.getByRole('alert')).toBeVisible()
  await expectFits()
  await page.locator('.sf-questions input[type=text]').fill('x'.repeat(200))
  await press(page, 'next')
  await expectState(page, 'review')
  await expectFits()
  // The place is what it was after the page is loaded again.
  await page.reload()
  await page.locator('.sf-questions input[type=text]').fill('About it')
  await press(page, 'next')
  await expect(page.locator('.sf-where')).toHaveText('Video call')
  await press(page, 'confirm')
  await expectState(page, 'booked')
  await expectFits()
})
