import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { test as base } from '../e2e/fixtures.ts'
import { DemoServer } from '../harness/demo-server.ts'
import { freePort } from '../harness/free-port.ts'
import { buildApp, startApp, type AppName } from './app.ts'

export { expect }

interface WorkerFixtures {
  appName: AppName
  appPort: number
  /** Origin of the app, which is up. */
  app: string
}

/** Each worker has an app on an origin of its own, and a demo server that allows it. */
export const test = base.extend<{ posts: string[] }, WorkerFixtures>({
  appName: ['react-19', { option: true, scope: 'worker' }],
  appPort: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what is asked for from the pattern
    async ({}, use) => use(await freePort()),
    { scope: 'worker' },
  ],
  server: [
    async ({ appPort }, use) => {
      const server = await DemoServer.start({
        SESSIONFRAME_ALLOWED_ORIGINS: `http://127.0.0.1:${appPort}`,
        // A hundred mounts are a hundred requests of one visitor.
        SESSIONFRAME_RATE_LIMIT_ADDRESS: '100000',
        SESSIONFRAME_RATE_LIMIT_CALLER: '100000',
      })
      await use(server)
      expect(await server.stop(), 'the server ends cleanly').toBe(0)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  app: [
    async ({ appName, appPort, server }, use) => {
      await buildApp(appName)
      const app = await startApp(appName, appPort, server.site)
      await use(`http://127.0.0.1:${appPort}`)
      await app.stop()
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  /** Requests for a session, each by its path. */
  posts: async ({ context }, use) => {
    const posts: string[] = []
    context.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (request.method() === 'POST' && pathname.endsWith('-sessions')) posts.push(pathname)
    })
    await use(posts)
  },
})

/** What the app's own listeners were told. */
export const told = (page: Page): Promise<string[]> =>
  page.getByTestId('told').locator('li').allTextContents()

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name }).click()
