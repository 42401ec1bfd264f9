import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/**
 * A Chromium to test with: `CHROME_PATH`, the first one on `PATH`, or the one
 * that Playwright has downloaded. Null when there is none.
 */
export function findBrowser(): string | null {
  const named = process.env['CHROME_PATH']
  if (named !== undefined && named !== '') {
    if (!existsSync(named))
      throw new Error('CHROME_PATH names no file; point it at a Chromium, or unset it')
    return named
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...candidates, chromium.executablePath()].find((path) => existsSync(path)) ?? null
}
