import type { BrowserContext } from '@playwright/test'
import { openWorld } from '../hostile/routes/world.ts'
import type { World } from '../hostile/routes/world.ts'
import { test as base } from '../harness/watched-test.ts'
import { expect } from './fixtures.ts'

/** One server for the file: its links are of every kind and age. */
const test = base.extend<object, { world: World }>({
  world: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what is asked for from the pattern
    async ({}, use) => {
      await using world = await openWorld()
      await use(world)
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})

/** Every page that a link can lead to, as it is found: by what is on it, and where it is. */
const PAGES: [state: string, path: (links: World['links']) => string][] = [
  ['form', ({ form }) => `/journeys/run/1/${form[2]}`],
  ['expired', ({ expiredForm }) => `/journeys/run/1/${expiredForm}`],
  ['error', () => '/journeys/run/1/nobody-has-made-this'],
  ['form', ({ appointment }) => `/appointments/book/${appointment[2]}`],
  ['expired', ({ expiredAppointment }) => `/appointments/book/${expiredAppointment}`],
  ['error', () => '/appointments/book/no-such-booking'],
  ['closed', ({ manage }) => `/appointments/manage/${manage[0]}`],
  ['ask', ({ manage }) => `/appointments/manage/${manage[0]}?do=cancel`],
  ['', ({ manage }) => `/appointments/manage/${manage[0]}?do=reschedule`],
  ['', ({ answer }) => `/appointments/answer/${answer[0]}`],
  ['error', () => '/appointments/answer/no-such-answer'],
  ['', ({ mail }) => `/mails/unsubscribe/${mail.unsubscribe}`],
  ['', ({ mail }) => `/mails/forward/${mail.forward}`],
  ['error', () => '/mails/view/no-such-mail'],
]

/** What the browser reports, on each page of the context. */
async function reports(context: BrowserContext): Promise<string[]> {
  const told: string[] = []
  await context.exposeFunction('tellOfViolation', (what: string) => void told.push(what))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const { tellOfViolation } = globalThis as unknown as { tellOfViolation(what: string): void }
      tellOfViolation(`${violatedDirective} ${blockedURI}`)
    })
  })
  context.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) told.push(message.text())
  })
  return told
}

for (const javaScriptEnabled of [true, false]) {
  test(`every page obeys its own policy, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
    world,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled })
    const told = await reports(context)
    const page = await context.newPage()
    for (const [state, pathOf] of PAGES) {
      const path = pathOf(world.links)
      const answer = await page.goto(world.urls.platform + path)
      const policy = answer?.headers()['content-security-policy'] ?? ''
      expect(policy, path).toContain("default-src 'none'")
      expect(policy, path).not.toContain('unsafe-')
      if (state !== '') {
        await expect(page.locator('main'), path).toHaveAttribute('data-sf-state', state)
      }
      await expect(page.getByRole('heading').first(), path).toBeVisible()
      // Styles that a page holds in itself are let in by their hash, or it would look like none.
      const font = await page.locator('main').evaluate((main) => getComputedStyle(main).fontFamily)
      expect(font, path).toMatch(/system-ui|sans-serif/)
    }
    expect(told).toEqual([])

    // What the pages obey is looked at, and not only said.
    await page.goto(`${world.urls.platform}/journeys/run/1/${world.links.form[2]}`)
    await page.evaluate(() => {
      const style = document.createElement('style')
      style.textContent = 'main { color: red }'
      document.head.append(style)
    })
    await expect.poll(() => told.join()).toMatch(/style-src/)
    await context.close()
  })
}

test('a mail is shown in a sandbox of its own, where nothing runs', async ({ browser, world }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  for (const kind of ['view', 'copy'] as const) {
    const answer = await page.goto(`${world.urls.platform}/mails/${kind}/${world.links.mail[kind]}`)
    expect(answer?.status()).toBe(200)
    expect(answer?.headers()['content-security-policy']).toContain('sandbox')
    await expect(page.locator('body')).toContainText('Hello')
    expect(await page.evaluate(() => globalThis.origin)).toBe('null')
  }
  await context.close()
})
