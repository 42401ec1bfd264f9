import * as puppeteer from 'puppeteer-core'
import type { Engine } from './engine.ts'
import { LAUNCH_OPTIONS } from './launch-options.ts'
import { webkitDriver } from './webkit-driver.ts'

/**
 * Starts an engine and ends it, so that the suite that starts three at once
 * finds each in the disk's cache, and one that cannot start is told of by itself.
 * Rejects with what the engine said.
 * @returns how long it took, in ms
 */
export async function firstStart(engine: Engine): Promise<number> {
  const begun = performance.now()
  await START[engine]()
  return performance.now() - begun
}

const START: Record<Engine, () => Promise<void>> = {
  chromium: () => startPage(LAUNCH_OPTIONS.chromium()),
  firefox: () => startPage(LAUNCH_OPTIONS.firefox()),
  webkit: startWebKit,
}

async function startPage(options: puppeteer.LaunchOptions): Promise<void> {
  const browser = await puppeteer.launch(options)
  await browser.newPage()
  await browser.close()
}

/** https://www.w3.org/TR/webdriver2/#new-session */
async function startWebKit(): Promise<void> {
  const { port, start, stop } = await webkitDriver()
  try {
    await start()
    const url = `http://127.0.0.1:${port}/session`
    const capabilities = { alwaysMatch: { browserName: 'MiniBrowser' } }
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ capabilities }) })
    const { value } = (await answer.json()) as { value: { sessionId?: string; message?: string } }
    if (!answer.ok) throw new Error(value.message)
    await fetch(`${url}/${value.sessionId}`, { method: 'DELETE' })
  } finally {
    stop()
  }
}
