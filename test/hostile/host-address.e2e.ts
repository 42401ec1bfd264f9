import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { wholeChromium } from '../../tools/launch-chromium.ts'
import { runPages, stateOf, test, widget, type PageCase } from './site-test.ts'

const SCRIPT = readFileSync(resolve(import.meta.dirname, '../../dist/cdn/sessionframe.js'), 'utf8')

const ready = (page: Page) => expect.poll(() => stateOf(page), { timeout: 20_000 }).toBe('ready')

const sourceOf = (page: Page) =>
  page.evaluate(
    () => document.querySelector('journey-session')?.shadowRoot?.querySelector('iframe')?.src,
  )

const rows: PageCase[] = [
  {
    number: 35,
    tried: 'the host page goes into the back/forward cache and comes back',
    expected: 'the session as it was, listened to again, no request',
    async run({ page, site }) {
      const { path, log } = await site.endpoint()
      await page.goto(site.page(widget(path)))
      await ready(page)
      await page.evaluate(() => Object.assign(window, { stayed: true }))
      await page.evaluate(() => {
        addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }))
      })
      await page.goto(`${site.site}/harness/page?body=other`)
      // Playwright waits for a page to load, and one that is taken out of the cache does not.
      await page.evaluate(() => setTimeout(() => history.back(), 0))
      await expect.poll(() => page.url()).not.toContain('body=other')
      await page.waitForTimeout(1000)
      const kept = await page.evaluate(() => Reflect.get(window, 'persisted') as unknown)
      expect(kept, 'it did come out of the cache').toBe(true)
      await ready(page)
      // By way of the page: Playwright has lost the frames of one that it had thought gone.
      await page.evaluate(() => {
        const run = "page.content.style.height = '1777px'"
        document
          .querySelector('journey-session')
          ?.shadowRoot?.querySelector('iframe')
          ?.contentWindow?.postMessage({ run, id: 1 }, '*')
      })
      await expect.poll(() => heightOf(page)).toBe(1777)
      expect((await log()).filter(({ method }) => method === 'POST')).toHaveLength(1)
    },
  },
  {
    number: 40,
    tried: 'a page on plain http, where crypto.randomUUID is missing',
    expected: 'a session, by a key that is as hard to guess',
    async run({ page, site }) {
      const { path, log } = await site.endpoint()
      await page.goto(site.page(widget(path)).replace('localhost', 'shop.test'))
      expect(await page.evaluate(() => [isSecureContext, typeof crypto.randomUUID])).toEqual([
        false,
        'undefined',
      ])
      await ready(page)
      const [post] = await log()
      expect(post?.headers['idempotency-key']).toMatch(/^\d{1,10}(-\d{1,10}){3}$/)
    },
  },
  ...[
    ['http:', true],
    ['https:', false],
  ].map(([scheme, refused]): PageCase => ({
    number: 48,
    tried: `a session on ${String(scheme)} in a page on https:`,
    expected: refused
      ? 'invalid-url: no frame'
      : 'shown, so that it is the scheme which is refused',
    async run({ page }) {
      await page.route('https://shop.example/**', async (route) => {
        const { pathname } = new URL(route.request().url())
        if (pathname.endsWith('.js')) {
          return route.fulfill({ contentType: 'text/javascript', body: SCRIPT })
        }
        return route.fulfill({
          contentType: 'text/html',
          body: widget('/none', `public-url="${String(scheme)}//forms.example/x"`),
        })
      })
      await page.route('https://forms.example/**', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<h1>Session</h1>' }),
      )
      await page.goto('https://shop.example/')
      await expect.poll(() => stateOf(page)).toBe(refused ? 'failed' : 'ready')
      expect(await sourceOf(page)).toBe(refused ? undefined : 'https://forms.example/x')
      const code = await page.evaluate(() => document.querySelector('journey-session')?.error?.code)
      expect(code).toBe(refused ? 'invalid-url' : undefined)
    },
  })),
]

function heightOf(page: Page): Promise<number | undefined> {
  return page.evaluate(
    () =>
      document.querySelector('journey-session')?.shadowRoot?.querySelector('iframe')?.offsetHeight,
  )
}

const whole = wholeChromium()

test.use({
  launchOptions: {
    ...whole,
    args: [...whole.args, '--host-resolver-rules=MAP shop.test 127.0.0.1'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
})

test.describe('a hostile address of the host', () => {
  runPages(rows)
})
