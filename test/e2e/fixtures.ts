import { expect } from '@playwright/test'
import type { FrameLocator, Page } from '@playwright/test'
import { DemoServer } from '../harness/demo-server.ts'
import { test as base } from '../harness/watched-test.ts'
import { recordEvents } from './recorded-events.ts'

export { expect }

/**
 * Chromium says it of a frame that has no address yet and so the page's own
 * origin: the starter's, before the session's address goes into it.
 */
export const EMPTY_FRAME =
  /^An iframe which has both allow-scripts and allow-same-origin for its sandbox attribute/

interface WorkerFixtures {
  server: DemoServer
}

interface TestFixtures {
  /** A lead of this test's own; the pages' tokens are for it. */
  lead: string
  /** Console lines of the page that this test means to cause. */
  expectedNoise: RegExp[]
  /** Everything the console said, warnings and errors of the frames included. */
  consoleLines: string[]
}

/** Each worker has a server; each test has a lead, records events and ends with a clean console. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what is asked for from the pattern
    async ({}, use) => {
      const server = await DemoServer.start()
      await use(server)
      expect(
        await server.stop(),
        `the server ends cleanly; its log:\n${server.log.slice(-2000)}`,
      ).toBe(0)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  lead: [
    async ({ server, context }, use) => {
      const lead = server.freshLead()
      await context.route('**/demo/token?**', async (route) => {
        await route.fulfill({ json: { token: await server.token(lead) } })
      })
      await use(lead)
    },
    { auto: true },
  ],
  // oxlint-disable-next-line no-empty-pattern -- as above
  expectedNoise: async ({}, use) => {
    await use([])
  },
  consoleLines: [
    async ({ context, expectedNoise }, use) => {
      await context.addInitScript(recordEvents)
      const lines: string[] = []
      const noise: string[] = []
      const note = (kind: string, text: string) => {
        lines.push(`${kind}: ${text}`)
        if (kind === 'log' || kind === 'info' || kind === 'debug') return
        if (!expectedNoise.some((pattern) => pattern.test(text))) noise.push(`${kind}: ${text}`)
      }
      context.on('console', (message) => note(message.type(), message.text()))
      context.on('weberror', (failure) => note('uncaught', failure.error().message))
      await use(lines)
      expect(noise, 'the console is clean').toEqual([])
    },
    { auto: true },
  ],
})

/** Inside the widget's frame. */
export function frameOf(page: Page, element: string): FrameLocator {
  return page.locator(element).locator('iframe').contentFrame()
}
