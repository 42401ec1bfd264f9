import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../e2e/accessibility.ts'
import { expect, test as base } from '../e2e/fixtures.ts'
import { action, expectState, field, fillAboutYou } from '../e2e/journey-steps.ts'
import { DemoServer } from '../harness/demo-server.ts'
import { freePort } from '../harness/free-port.ts'
import { serveSite } from '../../tools/site/serve-site.ts'

const BUILT = resolve(import.meta.dirname, '../../site/.vitepress/dist')

interface WorkerFixtures {
  sitePort: number
  /** Origin of the built site, as it is. */
  site: string
  /** Of another one, whose examples have the endpoint of the demo. */
  siteWithEndpoint: string
}

const test = base.extend<object, WorkerFixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what is asked for from the pattern
  sitePort: [async ({}, use) => use(await freePort()), { scope: 'worker' }],
  site: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      if (!existsSync(BUILT)) throw new Error('npm run site')
      const { port, close } = await serveSite(BUILT)
      await use(`http://127.0.0.1:${port}`)
      await close()
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ sitePort }, use) => {
      const server = await DemoServer.start({
        SESSIONFRAME_ALLOWED_ORIGINS: `http://127.0.0.1:${sitePort}`,
        SESSIONFRAME_NEW_LEADS_GROUP: 'Enquiries',
      })
      await use(server)
      expect(await server.stop(), 'the server ends cleanly').toBe(0)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  siteWithEndpoint: [
    async ({ server, sitePort }, use) => {
      const endpoint = `${server.site}/sessionframe/v1`
      const { close } = await serveSite(BUILT, sitePort, { '/live.json': { endpoint } })
      await use(`http://127.0.0.1:${sitePort}`)
      await close()
    },
    { scope: 'worker' },
  ],
})

/** The example of a page, and what it has heard. */
function exampleOn(page: Page) {
  const example = page.locator('live-example')
  return { example, heard: example.getByRole('log').locator('div') }
}

test('an example shows the element, with a page of its own, and what the element tells', async ({
  page,
  site,
}) => {
  await page.goto(`${site}/website-owners.html`)
  const { example, heard } = exampleOn(page)
  await example.scrollIntoViewIfNeeded()
  const form = example.locator('journey-session iframe').contentFrame()
  await form.getByLabel('First name').fill('Ada')
  await form.getByLabel('Email').fill('ada@example.com')
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Next' }).click()
  await form.getByLabel('I agree').check()
  await form.getByRole('button', { name: 'Send' }).click()
  await expect(form.getByRole('status')).toHaveText('Thank you; nothing was kept.')
  await expect(heard).toHaveText([
    // On a busy machine the frame is there before it has spoken.
    /^session-ready \{"protocol":(1|null)\}$/,
    'session-progress {"page":1,"pages":2}',
    'session-progress {"page":2,"pages":2}',
    'session-submitted {}',
  ])
  await expect(example.locator('pre')).toContainText('public-url="http://localhost:')
})

test('an example of a booking, over the page, in another language', async ({ page, site }) => {
  await page.goto(`${site}/elements.html`)
  const { example, heard } = exampleOn(page)
  await example.getByLabel('lang').selectOption('de')
  await example.getByLabel('display').selectOption('modal')
  await example.getByRole('button', { name: 'Book a call' }).click()
  const calendar = example.locator('appointment-booking iframe').contentFrame()
  await calendar.getByRole('radio').first().check()
  await calendar.getByRole('button', { name: 'Confirm' }).click()
  await expect(calendar.getByRole('status')).toHaveText('Chosen; nothing was booked.')
  await expect(heard.filter({ hasText: 'session-submitted' })).toHaveCount(1)
  await example.getByRole('button', { name: 'Schließen' }).click()
  await expect(heard.last()).toContainText('session-closed')
  await expect(heard.filter({ hasText: 'slot-selected' })).toHaveCount(1)
})

test('an example with an endpoint sends a real form', async ({ page, siteWithEndpoint }) => {
  await page.goto(`${siteWithEndpoint}/website-owners.html`)
  const { example, heard } = exampleOn(page)
  await example.scrollIntoViewIfNeeded()
  const form = example.locator('journey-session iframe').contentFrame()
  await fillAboutYou(form)
  await action(form, 'next').click()
  await field(form, 'consent').check()
  await action(form, 'submit').click()
  await expectState(form, 'submitted')
  await expect(heard.last()).toContainText('session-completed {"outcome":"form"')
})

test('without an endpoint, and under one name only, it shows what the element says then', async ({
  page,
  site,
  expectedNoise,
}) => {
  expectedNoise.push(/404/, /not-found/)
  await page.goto(`${site.replace('127.0.0.1', 'docs.localhost')}/website-owners.html`)
  const { example, heard } = exampleOn(page)
  await expect(example).toContainText('No endpoint belongs to this copy')
  await example.scrollIntoViewIfNeeded()
  await expect(heard.last()).toContainText('session-error {"code":"not-found","status":404')
  await expect(example.locator('journey-session')).toContainText(/\w/)
})

test('search finds a word of the reference', async ({ page, site }) => {
  await page.goto(site)
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('searchbox').fill('resize-loop')
  await page.getByRole('option').first().click()
  await expect(page).toHaveURL(/reference|troubleshooting|elements/)
})

for (const path of ['', 'reference.html', 'security.html', 'schemas.html', 'site-builders.html']) {
  test(`/${path} is accessible, also on a phone, and no wider than it`, async ({ page, site }) => {
    // Some of the pages are long.
    test.setTimeout(240_000)
    await page.goto(`${site}/${path}`)
    await expectAccessible(page)
    await page.setViewportSize({ width: 320, height: 640 })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(320)
  })
}

test('on paper the sheet is all there, without navigation', async ({ page, site }) => {
  await page.goto(`${site}/reference.html`)
  await page.emulateMedia({ media: 'print' })
  // A4 without margins, in CSS pixels.
  await page.setViewportSize({ width: 718, height: 1000 })
  await expect(page.locator('.VPSidebar')).toBeHidden()
  await expect(page.locator('.VPNav')).toBeHidden()
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('table')]
      .filter((table) => table.scrollWidth > document.documentElement.clientWidth)
      .map((table) => table.textContent.slice(0, 40)),
  )
  expect(cut).toEqual([])
})
