import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { DemoServer } from '../harness/demo-server.ts'
import { expect, frameOf, test } from './fixtures.ts'
import { field } from './journey-steps.ts'
import { eventTypes } from './recorded-events.ts'
import { shiftOf } from './shift-of.ts'

const PAGE = '/demo/journey.html'

/** The script and the element, which are all that an owner has added. */
const WIDGET =
  /<script src="\/sessionframe\.js"[^>]*><\/script>|<journey-session[^]*<\/journey-session>/g

interface Seen {
  /** What axe finds on the page, its frames included. */
  findings: string[]
  /** What the first paint has waited for. */
  blocking: string[]
  requests: number
  bytes: number
  shift: number
}

interface Timing extends PerformanceResourceTiming {
  /** Not in TypeScript's own types: https://w3c.github.io/resource-timing/ */
  renderBlockingStatus: 'blocking' | 'non-blocking'
}

async function measure(page: Page): Promise<Seen> {
  const shift = await shiftOf(page)
  const timings = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as Timing[]).map((timing) => ({
      name: new URL(timing.name).pathname,
      isBlocking: timing.renderBlockingStatus === 'blocking',
      bytes: timing.transferSize,
    })),
  )
  // Its types are those of another copy of playwright-core, which npm puts at the top.
  const { violations } = await new AxeBuilder({ page: page as never }).analyze()
  return {
    findings: violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${String(target)}`),
    ),
    blocking: timings.filter(({ isBlocking }) => isBlocking).map(({ name }) => name),
    requests: timings.length,
    bytes: timings.reduce((sum, { bytes }) => sum + bytes, 0),
    shift,
  }
}

/** The same page as it was before anybody added the widget. */
async function visitWithout(page: Page, { site }: DemoServer): Promise<Seen> {
  await page.route(site + PAGE, async (route) => {
    const response = await route.fetch()
    const html = (await response.text()).replaceAll(WIDGET, '')
    expect(html).not.toMatch(/<journey-session|<script src="\/sessionframe/)
    await route.fulfill({ response, body: html })
  })
  await page.goto(site + PAGE)
  await expect(page.locator('.card')).toBeAttached()
  const seen = await measure(page)
  await page.unroute(site + PAGE)
  return seen
}

async function visitWith(page: Page, { site }: DemoServer): Promise<Seen> {
  await page.goto(site + PAGE)
  // On a phone it is further down than it starts by itself.
  await page.locator('journey-session').scrollIntoViewIfNeeded()
  await expect(field(frameOf(page, 'journey-session'), 'firstname')).toBeVisible()
  await expect.poll(() => eventTypes(page)).toContain('session-progress')
  return measure(page)
}

for (const [name, viewport] of Object.entries({
  laptop: { width: 1280, height: 720 },
  phone: { width: 390, height: 844 },
})) {
  test(`the widget adds no finding, nothing that blocks and hardly a shift, on a ${name}`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize(viewport)
    const without = await visitWithout(page, server)
    const first = await visitWith(page, server)
    const again = await visitWith(page, server)
    test.info().annotations.push({
      type: 'added by the widget',
      description: JSON.stringify({ name, without, first, again }),
    })
    expect(first.findings).toEqual(without.findings)
    // The page's own style sheet, and nothing else.
    expect(first.blocking).toEqual(without.blocking)
    expect(without.blocking).toEqual(['/demo/demo.css'])
    expect(first.shift - without.shift).toBeLessThanOrEqual(0.05)
    expect(again.shift).toBe(without.shift)
  })
}

test('a script that blocks would have been seen', async ({ page, server }) => {
  // A page that the test answers for would have to ask for frames of this machine.
  await page.context().grantPermissions(['local-network-access'], { origin: server.site })
  await page.route(server.site + PAGE, async (route) => {
    const response = await route.fetch()
    const html = (await response.text()).replace(/(src="\/sessionframe\.js"[^>]*?) defer/, '$1')
    await route.fulfill({ response, body: html })
  })
  expect((await visitWith(page, server)).blocking).toContain('/sessionframe.js')
})
