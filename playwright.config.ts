import { defineConfig } from '@playwright/test'
import { quickChromium } from './tools/launch-chromium.ts'

/** The built package in a real browser: `npm run build` first. */
export default defineConfig({
  testDir: 'test',
  testMatch: '**/*.e2e.ts',
  // What takes minutes to install, to build or to count: `npm run check:all`.
  ...(process.env['E2E'] !== 'all' && {
    testIgnore: [
      '**/{next,nuxt,svelte,solid,angular,astro,plain,documentation-site,strangers-path}.e2e.ts',
    ],
    grepInvert: /@long/,
  }),
  outputDir: 'test-results',
  // Each runs a server of its own, and they wait more than they compute.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['./tools/reporters/playwright.ts']],
  use: {
    browserName: 'chromium',
    launchOptions: quickChromium(),
    actionTimeout: 10_000,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // `npm test` leaves nobody a trace to look at, and to record them is an eighth of the work.
    trace: process.env['TEST_COUNTS_FILE'] === undefined ? 'retain-on-failure' : 'off',
  },
})
