import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { named, onPath } from './on-path.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/**
 * A Chromium to test with: `CHROME_PATH`, the first one on `PATH`, or the one
 * that Playwright has downloaded. Null when there is none.
 */
export function findBrowser(): string | null {
  const downloaded = chromium.executablePath()
  return named('CHROME_PATH') ?? onPath(...NAMES) ?? (existsSync(downloaded) ? downloaded : null)
}

/**
 * Chromium without an interface, which opens a context in half the time; null
 * where there is none, or `CHROME_PATH` says what to test with. It has no
 * back/forward cache.
 */
export function findHeadlessShell(): string | null {
  return named('CHROME_PATH') === null ? onPath('chromium-headless-shell') : null
}
