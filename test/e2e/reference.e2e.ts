import type { Page } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { expect, test } from './fixtures.ts'

/** With the calls that each page shows. */
const PAGES = { flg: 3, flownally: 10, octeth: 14, breakground: 11 }

/** How far the page can be moved sideways, in pixels. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('the demo leads to the reference, and the reference to each API', async ({ page, server }) => {
  await page.goto(server.site)
  await page.getByRole('link', { name: 'the API reference' }).click()
  await expect(page).toHaveURL(`${server.platform}/reference`)
  await expectAccessible(page)
  const links = page.getByRole('main').getByRole('heading').getByRole('link')
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(hrefs).toEqual(Object.keys(PAGES).map((slug) => `/reference/${slug}`))
})

for (const [slug, calls] of Object.entries(PAGES)) {
  test(`${slug}: every call, accessible in light and dark, on a phone and twice as big`, async ({
    page,
    server,
  }) => {
    // axe looks at every cell of the tables, twice.
    test.slow()
    const answer = await page.goto(`${server.platform}/reference/${slug}`)
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'")
    await expectAccessible(page)
    await expect(page.getByRole('main').getByRole('heading', { level: 3 })).not.toHaveCount(0)
    const curls = page.locator('pre', { hasText: /^curl / })
    await expect(curls).toHaveCount(calls)
    for (const curl of await curls.allTextContents()) {
      expect(curl).toContain(`'${server.platform}/`)
      expect(curl).toMatch(/YOUR_KEY/)
    }

    const broken = await page
      .locator('a[href^="#"]')
      .evaluateAll((all) =>
        all
          .map((link) => link.getAttribute('href')?.slice(1) ?? '')
          .filter((id) => document.getElementById(id) === null),
      )
    expect(broken).toEqual([])

    await page
      .locator('details')
      .evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
    // A phone; and 1280 pixels at 200 %, which is half as many: WCAG 2.2 §1.4.4 and §1.4.10.
    for (const width of [320, 390, 640, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await overflow(page), `at ${width}`).toBeLessThanOrEqual(0)
    }
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.evaluate(() => (document.documentElement.dir = 'rtl'))
    expect(await overflow(page), 'from right to left').toBeLessThanOrEqual(0)
  })

  test(`${slug}: the document that the page links is the one of the package`, async ({
    page,
    server,
    request,
  }) => {
    await page.goto(`${server.platform}/reference/${slug}`)
    const href = await page.getByRole('link', { name: 'OpenAPI 3.1' }).getAttribute('href')
    const answer = await request.get(`${server.platform}${href}`)
    expect(answer.headers()['content-type']).toContain('application/json')
    expect(answer.headers()['access-control-allow-origin']).toBe('*')
    const built = await import(`../../dist/openapi-${slug}.json`, { with: { type: 'json' } })
    expect(await answer.json()).toEqual((built as { default: unknown }).default)
  })
}

test('a call on the page, made with a key in the place of the placeholder, is answered', async ({
  page,
  server,
  request,
}) => {
  await page.goto(`${server.platform}/reference/flownally`)
  const curl = (await page.locator('#listJourneys pre').first().textContent()) ?? ''
  const [, url = ''] = /^curl '([^']+)'/.exec(curl) ?? []
  const [, name = '', value = ''] = /-H '([^:']+): ([^']+)'/.exec(curl) ?? []
  const key = server.demo.keys?.flownally ?? ''
  const answer = await request.get(url, { headers: { [name]: value.replace('YOUR_KEY', key) } })
  expect(answer.status()).toBe(200)
})
