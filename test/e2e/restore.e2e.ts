import { expect } from '@playwright/test'
import { test } from '../harness/watched-test.ts'
import { startSite, type Site } from '../harness/widget/site.ts'

// Playwright's browser keeps no pages in its back/forward cache: what comes back is made anew,
// with the form's state, if the browser has kept that.

let site: Site

test.beforeAll(async () => {
  site = await startSite()
})
test.afterAll(() => site.close())

for (const [loading, posted] of [
  ['intent', 2],
  ['consent', 1],
] as const) {
  const what = loading === 'intent' ? 'begins by itself' : 'asks for consent again'
  test(`back in a page, a session that was begun by a click ${what}`, async ({ page }) => {
    const { page: url, posts } = await site.scene()
    const ready = page.locator('#apply:state(ready)')
    await page.goto(url(`loading="${loading}"`))
    await page.getByRole('button', { name: 'Start' }).press('Enter')
    await expect(ready).toHaveCount(1)
    await page.goto(site.plain('elsewhere'))
    await page.goBack()
    if (loading === 'intent') await expect(ready).toHaveCount(1)
    else await expect(page.getByRole('button', { name: 'Start' })).toBeVisible()
    await page.waitForTimeout(300)
    expect(await posts()).toHaveLength(posted)
    expect(await page.evaluate(() => document.forms[0]?.checkValidity())).toBe(false)
  })
}
