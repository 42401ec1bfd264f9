import type { LaunchOptions } from 'puppeteer-core'
import { findBrowser } from '../find-browser.ts'
import { findFirefox } from './engine.ts'

/** A first start reads hundreds of megabytes from the disk, and three engines start at once. */
const PATIENCE = { timeout: 180_000, protocolTimeout: 300_000 }

const executable = (path: string | null) => (path === null ? {} : { executablePath: path })

/** How the engines that Puppeteer drives are started. */
export const LAUNCH_OPTIONS = {
  chromium: (): LaunchOptions => ({
    ...PATIENCE,
    ...executable(findBrowser()),
    // As root, Chromium does not start with its own sandbox.
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  }),
  firefox: (): LaunchOptions => ({
    ...PATIENCE,
    ...executable(findFirefox()),
    browser: 'firefox',
  }),
}
