import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import type { DemoServer } from '../harness/demo-server.ts'
import { expect, frameOf, test } from './fixtures.ts'
import { field } from './journey-steps.ts'
import { JOURNEY_ATTRIBUTES, openOwnPage } from './own-page.ts'
import { shiftOf } from './shift-of.ts'

const PLACE = `<main class="wrap">
    <h1>A loan that fits</h1>
    <journey-session ${JOURNEY_ATTRIBUTES} loading="eager"></journey-session>
    <h2>What follows</h2>
    ${'<p>Nobody wants to press a button that has just moved.</p>'.repeat(30)}
  </main>`

const BODY = `<link rel="stylesheet" href="/demo/demo.css"><script src="/sessionframe.js"></script>${PLACE}`

/** The style that the docs have for a script that comes late. */
const RULE = /<style>[^]*:not\(:defined[^]*?<\/style>/.exec(
  readFileSync(resolve(import.meta.dirname, '../../docs/website-owners.md'), 'utf8'),
)?.[0]

/** Loads the page and waits until the frame has the height that its page wants. */
async function visit(
  page: Page,
  server: DemoServer,
  body = BODY,
): Promise<{ shift: number; height: number }> {
  await openOwnPage(page, server, body)
  await expect(field(frameOf(page, 'journey-session'), 'firstname')).toBeVisible()
  // Fonts, the height's report and what waits to shrink.
  await page.waitForTimeout(1500)
  const height = await page
    .locator('journey-session iframe')
    .evaluate((frame: HTMLElement) => frame.offsetHeight)
  return { shift: await shiftOf(page), height }
}

/** Takes the endpoint's expectation away, or puts another one in its place. */
async function expectHeight(page: Page, heightHint: number | undefined): Promise<void> {
  await page.route('**/sessionframe/v1/journey-sessions', async (route) => {
    const response = await route.fetch()
    await route.fulfill({
      response,
      json: { ...((await response.json()) as object), heightHint },
    })
  })
}

const contentHeight = async (page: Page) => {
  await field(frameOf(page, 'journey-session'), 'firstname').focus()
  await page.waitForTimeout(600)
  return page.locator('journey-session iframe').evaluate((frame: HTMLElement) => frame.offsetHeight)
}

const VIEWPORTS = {
  laptop: { width: 1280, height: 720 },
  desktop: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
  'small phone': { width: 320, height: 568 },
}

for (const [name, viewport] of Object.entries(VIEWPORTS)) {
  test(`hardly anything moves at a first visit, on a ${name}, and nothing later`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize(viewport)
    await expectHeight(page, undefined)
    const first = await visit(page, server)
    const content = await contentHeight(page)
    const second = await visit(page, server)
    await page.evaluate(() => localStorage.clear())
    await page.unroute('**/sessionframe/v1/journey-sessions')
    await expectHeight(page, content)
    const hinted = await visit(page, server)
    test.info().annotations.push({
      type: 'layout shift',
      description: `${name}: first ${first.shift.toFixed(4)} (${first.height} px, content ${content}), remembered ${second.shift.toFixed(4)} (${second.height}), hinted ${hinted.shift.toFixed(4)}`,
    })
    expect(first.shift).toBeLessThanOrEqual(0.05)
    expect(second.shift).toBe(0)
    expect(hinted.shift).toBe(0)
  })
}

for (const [name, viewport] of Object.entries(VIEWPORTS)) {
  test(`a script that comes late moves nothing where the page keeps its place, on a ${name}`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize(viewport)
    await expectHeight(page, undefined)
    await page.route('**/sessionframe.js', async (route) => {
      await new Promise((done) => setTimeout(done, 600))
      await route.continue()
    })
    const late = `<script src="/sessionframe.js" async></script>${PLACE}`
    const style = '<link rel="stylesheet" href="/demo/demo.css">'
    const without = await visit(page, server, style + late)
    await page.evaluate(() => localStorage.clear())
    await page.unroute(`${server.site}/own-page`)
    expect(RULE).toBeDefined()
    const kept = await visit(page, server, style + RULE + late)
    test.info().annotations.push({
      type: 'layout shift',
      description: `${name}: without ${without.shift.toFixed(4)}, kept ${kept.shift.toFixed(4)}`,
    })
    expect(without.shift).toBeGreaterThan(0.1)
    expect(kept.shift).toBe(0)
  })
}
