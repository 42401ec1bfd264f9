import { expect, test as base } from '../e2e/fixtures.ts'
import { openDocument } from '../e2e/own-page.ts'
import { DemoServer } from '../harness/demo-server.ts'
import { BUILDER_PAGES } from './builders.ts'
import { expectCell } from './expect-cell.ts'
import { DISPLAYS, type Host } from './table.ts'

/** Pages of builders have no server that gives tokens: anybody may begin. */
const test = base.extend({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what is asked for from the pattern
    async ({}, use) => {
      const server = await DemoServer.start({ SESSIONFRAME_NEW_LEADS_GROUP: 'Enquiries' })
      await use(server)
      expect(await server.stop(), 'the server ends cleanly').toBe(0)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Apply</title><link rel="icon" href="data:,"></head><body><h1>Apply</h1>${body}`

test.describe('site builders', { tag: '@long' }, () => {
  for (const [host, bodyOf] of Object.entries(BUILDER_PAGES)) {
    for (const display of DISPLAYS) {
      test(`the form in ${host}: ${display}`, async ({ page: tab, server }) => {
        await openDocument(tab, server, page(await bodyOf(display)))
        await expectCell(tab, { host: host as Host, display, version: 'rebuilt' })
      })
    }
  }
})

test.describe('the sandbox of Wix', () => {
  test('has no origin that could be allowed, and the element says that it got nothing', async ({
    page: tab,
    server,
    expectedNoise,
  }) => {
    expectedNoise.push(/blocked by CORS policy/, /Failed to load resource/, /> unreachable: /)
    const inner = BUILDER_PAGES['Wix, a Custom Element']('inline').replaceAll(
      '/sessionframe',
      `${server.site}/sessionframe`,
    )
    const escaped = inner.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    await openDocument(
      tab,
      server,
      page(
        `<iframe title="Editor" sandbox="allow-scripts" height="700" srcdoc="${escaped}"></iframe>`,
      ),
    )
    const element = tab.frameLocator('iframe').locator('journey-session')
    await expect(element.getByRole('button')).toBeVisible()
    await expect(element.locator('iframe')).toHaveCount(0)
  })
})
