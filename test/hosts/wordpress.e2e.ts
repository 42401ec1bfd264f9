import { expect, test as base } from '../e2e/fixtures.ts'
import { DemoServer } from '../harness/demo-server.ts'
import { makePage, makeVisitor } from '../harness/wordpress/people.ts'
import { activatePlugin } from '../harness/wordpress/plugin.ts'
import { noWordpress, startWordpress, type Wordpress } from '../harness/wordpress/wordpress.ts'
import { expectCell, OPENER } from './expect-cell.ts'
import { DISPLAYS, type Display, type Host } from './table.ts'

const WEBHOOK_SECRET = 'webhook-secret-of-32-letters-at-least'

/** A WordPress that asks the demo's platform for sessions, as it would ask FLG. */
const test = base.extend<object, { wordpress: Wordpress }>({
  wordpress: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what is asked for from the pattern
    async ({}, use) => {
      const wordpress = await startWordpress()
      await activatePlugin(wordpress)
      await use(wordpress)
      await wordpress.stop()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  server: [
    async ({ wordpress }, use) => {
      const server = await DemoServer.start({ SESSIONFRAME_ALLOWED_ORIGINS: wordpress.origin })
      wordpress.define({
        FLG_DOMAIN: server.platform,
        FLG_API_KEY: server.demo.keys?.flg ?? '',
        FLG_WEBHOOK_SECRET: WEBHOOK_SECRET,
        SESSIONFRAME_SESSION_ORIGINS: server.platform,
      })
      await use(server)
      expect(await server.stop(), 'the server ends cleanly').toBe(0)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

/** What an author writes; the link is what any editor lets through. */
const link = `<p><a href="#sessionframe=apply">${OPENER}</a></p>`
const CONTENT = {
  'WordPress, the block': (journey: string, display: Display) =>
    `${link}<!-- wp:sessionframe/session {"target":"${journey}","display":"${display}","elementId":"apply"} /-->`,
  'WordPress, the shortcode': (journey: string, display: Display) =>
    `${link}[sessionframe journey="${journey}" display="${display}" id="apply"]`,
} satisfies Partial<Record<Host, (journey: string, display: Display) => string>>

/** As FLG does when a lead is done with a journey; its pages tell the page around them nothing. */
async function callWebhook({ origin }: Wordpress, lead: string, journey: string): Promise<void> {
  const query = new URLSearchParams({ secret: WEBHOOK_SECRET, journey })
  const answer = await fetch(`${origin}/wp-json/sessionframe/v1/webhooks/flg?${query}`, {
    method: 'POST',
    body: new URLSearchParams({ id: lead }),
  })
  expect(answer.status).toBe(204)
}

test.describe('WordPress', { tag: '@long' }, () => {
  test.skip(noWordpress() !== null, noWordpress() ?? '')
  for (const [host, write] of Object.entries(CONTENT)) {
    for (const display of DISPLAYS) {
      test(`the form in ${host}: ${display}`, async ({ page, wordpress, server, lead }) => {
        test.setTimeout(180_000)
        // The bar of who is signed in wants a picture of theirs from another site.
        await page.route(/gravatar\.com/, (route) => route.fulfill({ body: '' }))
        const { journey } = server.demo
        const visitor = await makeVisitor(wordpress, `visitor${lead}`, lead)
        const cookies = Object.entries(visitor.cookies())
        const url = wordpress.origin
        await page.context().addCookies(cookies.map(([name, value]) => ({ name, value, url })))
        await page.goto(wordpress.origin + (await makePage(wordpress, write(journey, display))))
        const version = /content="WordPress ([\d.]+)"/.exec(await page.content())?.[1] ?? ''
        await expectCell(page, {
          host: host as Host,
          display,
          version,
          // In a tab of its own nothing but FLG's webhook says that the form is sent.
          ...(display === 'window' && { sent: () => callWebhook(wordpress, lead, journey) }),
        })
      })
    }
  }
})
