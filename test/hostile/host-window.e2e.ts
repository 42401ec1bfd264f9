import { expect, type FrameLocator, type Page } from '@playwright/test'
import { eventTypes } from '../e2e/recorded-events.ts'
import { runPages, stateOf, test, widget, type PageCase } from './site-test.ts'

const frameOf = (page: Page): FrameLocator =>
  page.locator('journey-session').locator('iframe').contentFrame()

/** The frame of the session, to run code in. */
async function sessionFrame(page: Page) {
  const frame = await (await page.locator('journey-session iframe').elementHandle())?.contentFrame()
  if (!frame) throw new Error('there is no frame')
  return frame
}

const ready = (page: Page) => expect.poll(() => stateOf(page), { timeout: 20_000 }).toBe('ready')
const codes = async (page: Page) =>
  (await eventTypes(page)).filter((type) => type === 'session-error')

const rows: PageCase[] = [
  {
    number: 6,
    tried: 'a popup of the session’s origin says hello to its opener',
    expected: 'nothing',
    async run({ page, site }) {
      const { path } = await site.endpoint({ create: [{ page: 'raw' }] })
      await page.goto(site.page(widget(path)))
      await ready(page)
      const before = await eventTypes(page)
      const opened = page.waitForEvent('popup')
      await page.evaluate((address) => void open(address), `${site.frames}/frame/raw/popup`)
      const popup = await opened
      await popup.waitForLoadState()
      const heard = page.evaluate(
        () =>
          new Promise((resolve) => addEventListener('message', ({ origin }) => resolve(origin))),
      )
      await popup.evaluate(() => {
        const hello = { p: 'sessionframe', t: 'hello', v: [1], id: 'popup' }
        ;(opener as Window).postMessage(hello, '*')
        ;(opener as Window).postMessage({ t: 'expired' }, '*')
      })
      // It did arrive, and from the right origin.
      expect(await heard).toBe(site.frames)
      await page.waitForTimeout(300)
      expect(await eventTypes(page)).toEqual(before)
      expect(await stateOf(page)).toBe('ready')
    },
  },
  {
    number: 36,
    tried: 'Back in the host after the frame went a step',
    expected: 'the page before is listened to again; no completion, no error',
    async run({ page, site }) {
      const { path, log } = await site.endpoint({ create: [{ page: 'raw' }] })
      await page.goto(site.page(widget(path)))
      await ready(page)
      const frame = await sessionFrame(page)
      await frame.goto(`${site.frames}/frame/raw/second`)
      await page.waitForTimeout(500)
      await page.evaluate(() => history.back())
      await expect.poll(() => frame.url()).not.toContain('second')
      await page.waitForTimeout(4000)
      expect(await stateOf(page)).toBe('ready')
      expect(await codes(page)).toEqual([])
      expect(await eventTypes(page)).not.toContain('session-completed')
      expect((await log()).filter(({ method }) => method === 'POST')).toHaveLength(1)
      await expect(frameOf(page).locator('main')).toBeVisible()
    },
  },
  {
    number: 42,
    tried: 'no network, then network',
    expected: 'offline, and on by itself',
    async run({ page, site }) {
      const { path } = await site.endpoint()
      const late = widget(path).replace(/loading="\w+"/, 'loading="intent"')
      await page.goto(site.page(late))
      await expect.poll(() => stateOf(page)).toBe('idle')
      await page.context().setOffline(true)
      await page.evaluate(() => document.querySelector('journey-session')?.open())
      await expect.poll(() => stateOf(page), { timeout: 20_000 }).toBe('failed')
      const code = await page.evaluate(() => document.querySelector('journey-session')?.error?.code)
      expect(code).toBe('offline')
      await page.context().setOffline(false)
      await ready(page)
    },
  },
  ...[100, 110, 125, 150].map((percent): PageCase => ({
    number: 45,
    tried: `page zoom of ${percent} % on a screen with 1.25 pixels to one`,
    expected: 'no loop, no swinging, no scroll bar in the frame',
    async run({ page, site }) {
      const { path } = await site.endpoint()
      const zoom = percent / 100
      const session = await page.context().newCDPSession(page)
      // As the browser's own zoom does it: more device pixels for one CSS pixel, fewer CSS pixels.
      await session.send('Emulation.setDeviceMetricsOverride', {
        width: Math.round(1280 / zoom),
        height: Math.round(900 / zoom),
        deviceScaleFactor: 1.25 * zoom,
        mobile: false,
      })
      await page.goto(site.page(widget(path)))
      await ready(page)
      const frame = await sessionFrame(page)
      await frame.evaluate(() => {
        const content = document.querySelector('main')
        if (content) content.style.height = '433.3px'
      })
      await page.waitForTimeout(1500)
      const types = await eventTypes(page)
      expect(types).not.toContain('session-error')
      // A frame that nobody has touched does not become smaller.
      await page.evaluate(() => window.dispatchEvent(new Event('blur')))
      const height = () =>
        page.evaluate(
          () =>
            document.querySelector('journey-session')?.shadowRoot?.querySelector('iframe')
              ?.offsetHeight,
        )
      await expect.poll(height).toBe(434)
      const [inner, scrolled] = await frame.evaluate(() => [
        document.documentElement.clientHeight,
        document.documentElement.scrollHeight,
      ])
      expect(scrolled).toBe(inner)
    },
  })),
]

test.describe('a hostile window', () => {
  runPages(rows)
})
