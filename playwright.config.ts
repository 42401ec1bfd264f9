import { defineConfig } from '@playwright/test'
import { findBrowser } from './tools/find-browser.ts'

const executablePath = findBrowser() ?? undefined

/** The built package in a real browser: `npm run build` first. */
export default defineConfig({
  testDir: 'test',
  testMatch: '**/*.e2e.ts',
  // What takes minutes to install, to build or to count: `npm run check:all`.
  ...(process.env['E2E'] !== 'all' && {
    testIgnore: ['**/{next,nuxt}.e2e.ts'],
    grepInvert: /@long/,
  }),
  outputDir: 'test-results',
  // Each worker runs a server of its own.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['./tools/reporters/playwright.ts']],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] },
    actionTimeout: 10_000,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'retain-on-failure',
  },
})
