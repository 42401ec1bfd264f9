import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, type Page } from '@playwright/test'
import { test } from '../harness/watched-test.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { startSite, type Site } from '../harness/widget/site.ts'
import { wholeChromium } from '../../tools/launch-chromium.ts'
import { eventTypes, recordEvents } from './recorded-events.ts'

// What only a whole browser does: it keeps pages, brings them back, and makes them ahead of time.

// Playwright turns the back/forward cache off, unless it is told not to.
test.use({
  launchOptions: { ...wholeChromium(), ignoreDefaultArgs: ['--disable-back-forward-cache'] },
})

let site: Site

test.beforeAll(async () => {
  site = await startSite()
})
test.afterAll(() => site.close())
test.beforeEach(({ page }) => page.addInitScript(recordEvents))

const untilState = (page: Page, state: string) =>
  expect(page.locator(`#apply:state(${state})`)).toHaveCount(1)

/** Runs code in the session's page, which answers by a message. */
const inFrame = (page: Page, run: string): Promise<unknown> =>
  page.evaluate(
    (code) =>
      new Promise((resolve) => {
        const frame = document.querySelector('#apply')?.shadowRoot?.querySelector('iframe')
        // What has been run under an id is not run again.
        const id = crypto.randomUUID()
        addEventListener('message', ({ source, data }) => {
          if (source === frame?.contentWindow && data.ran === id) resolve(data.result)
        })
        frame?.contentWindow?.postMessage({ run: code, id }, '*')
      }),
    run,
  )

/** There is no `load` when a page comes back out of the cache. */
async function goAwayAndBack(page: Page, milliseconds = 0): Promise<void> {
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted }))
  })
  await page.goto(site.plain('elsewhere'))
  await page.waitForTimeout(milliseconds)
  await page.goBack({ waitUntil: 'commit' })
  await page.waitForFunction(() => Reflect.get(globalThis, 'persisted') === true)
}

test.describe('out of the back/forward cache', () => {
  test('a session goes on where it was, and is heard again', async ({ page }) => {
    const { page: url, posts } = await site.scene()
    await page.goto(url())
    await untilState(page, 'ready')
    await inFrame(page, "page.typed = 'words'")
    await goAwayAndBack(page)
    // Longer than a page has to answer a ping.
    await page.waitForTimeout(3500)
    expect(await inFrame(page, 'return page.typed')).toBe('words')
    expect(await inFrame(page, 'return page.channel.connected')).toBe(true)
    await inFrame(page, "page.channel.send({ t: 'progress', page: 1, pages: 2 })")
    await expect
      .poll(() => eventTypes(page))
      .toEqual(['session-creating', 'session-created', 'session-ready', 'session-progress'])
    expect(await posts()).toHaveLength(1)
  })

  test('a session that has expired meanwhile says so at once', async ({ page }) => {
    const { page: url } = await site.scene({ create: [{ lasts: 4000 }] })
    await page.goto(url())
    await untilState(page, 'ready')
    await goAwayAndBack(page, 5500)
    await expect(page.locator('#apply:state(expired)')).toHaveCount(1, { timeout: 1000 })
    await expect(page.getByRole('button', { name: 'Start again' })).toBeVisible()
  })
})

test.describe('after a reload', () => {
  test('the tab gets the same session, and nothing is complete that was not', async ({ page }) => {
    const { page: url, posts } = await site.scene()
    await page.goto(url())
    await untilState(page, 'ready')
    await page.reload()
    await untilState(page, 'ready')
    const keys = (await posts()).map(({ headers }) => headers['idempotency-key'])
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
    expect(await page.evaluate(() => document.forms[0]?.checkValidity())).toBe(false)
  })

  test('consent is asked for again', async ({ page }) => {
    const { page: url, posts } = await site.scene()
    await page.goto(url('loading="consent"'))
    await page.getByRole('button', { name: 'Start' }).click()
    await untilState(page, 'ready')
    await page.reload()
    await expect(page.getByRole('button', { name: 'Start' })).toBeVisible()
    await page.waitForTimeout(300)
    expect(await posts()).toHaveLength(1)
  })
})

test('an invite is out of the address bar before the page has loaded', async ({ page }) => {
  const { page: url, posts } = await site.scene()
  const invite = `e30.${btoa(JSON.stringify({ lead: '1', journey: ['a'] }))}.c2ln`
  await page.goto(`${url('resume="none"')}#top&sf-invite=${invite}`, { waitUntil: 'commit' })
  await untilState(page, 'ready')
  expect(new URL(page.url()).hash).toBe('#top')
  expect((await posts())[0]?.headers['authorization']).toBe(`Bearer ${invite}`)
  expect(await page.evaluate(() => history.length)).toBe(2)
})

// Chromium makes no page ahead of time while DevTools are attached, so Playwright cannot look on.
test('a page that is made ahead of time asks for nothing before it is seen', async () => {
  const { page, endpoint, log, posts } = await site.scene()
  const target = page(
    'loading="eager"',
    `<script>
      const tell = (what) => fetch('${endpoint}/sessions/' + what)
      if (document.prerendering) tell('prerendering')
      document.addEventListener('prerenderingchange', () => tell('activated'))
    </script>`,
  )
  const rules = JSON.stringify({ prerender: [{ urls: [target], eagerness: 'immediate' }] })
  const first = site.plain(`<a href="${target.replaceAll('&', '&amp;')}">next</a>
    <script type="speculationrules">${rules}</script>
    <script>setTimeout(() => document.querySelector('a').click(), 4000)</script>`)
  const told = async () => (await log()).map(({ path }) => path)

  await using folder = await temporaryFolder()
  const flags = ['--headless', '--disable-gpu', '--no-first-run', `--user-data-dir=${folder.path}`]
  const { executablePath = '', args } = wholeChromium()
  const browser = spawn(executablePath, [...args, ...flags, first], { stdio: 'ignore' })
  try {
    await expect.poll(told, { timeout: 20_000 }).toEqual(['sessions/prerendering'])
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(await told()).toEqual(['sessions/prerendering'])
    await expect.poll(posts, { timeout: 20_000 }).toHaveLength(1)
    expect(await told()).toContain('sessions/activated')
  } finally {
    browser.kill()
    await once(browser, 'exit')
  }
})
