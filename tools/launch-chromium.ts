import { findBrowser, findHeadlessShell } from './find-browser.ts'

/** How Playwright starts Chromium; undefined is its own. */
interface ChromiumLaunch {
  executablePath: string | undefined
  args: string[]
}

// As root, Chromium does not start with its own sandbox.
const launch = (path: string | null): ChromiumLaunch => ({
  executablePath: path ?? undefined,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})

/** The browser that people have. */
export const wholeChromium = (): ChromiumLaunch => launch(findBrowser())

/** The one without an interface, where there is one. */
export const quickChromium = (): ChromiumLaunch => launch(findHeadlessShell() ?? findBrowser())
