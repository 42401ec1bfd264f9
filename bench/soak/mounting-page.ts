import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { openOwnPage } from '../../test/e2e/own-page.ts'
import { countHeld, type Held } from '../leak/growth.ts'
import type { SoakServer } from './soak-server.ts'
import { FORM } from './workspace.ts'

/** A host page that mounts a session and takes it out again, all the time. */
export class MountingPage {
  readonly #page: Page
  readonly #target: CDPSession
  /** Mounts whose session came to be ready, and those where the lines were cut. */
  ready = 0
  failed = 0

  private constructor(page: Page, target: CDPSession) {
    this.#page = page
    this.#target = target
  }

  static async open(browser: Browser, { ready }: SoakServer): Promise<MountingPage> {
    const context = await browser.newContext()
    const page = await context.newPage()
    await openOwnPage(page, ready, HTML)
    const isThere = () => customElements.get('journey-session') !== undefined
    await page.waitForFunction(isThere)
    return new MountingPage(page, await context.newCDPSession(page))
  }

  /** @param pauseMs Between two mounts. */
  async mountUntil(over: AbortSignal, pauseMs: number): Promise<void> {
    while (!over.aborted) {
      const last = await this.#page.evaluate(() =>
        (globalThis as unknown as { mount: () => Promise<string> }).mount(),
      )
      if (last === 'session-ready') this.ready += 1
      else this.failed += 1
      await wait(pauseMs, undefined, { signal: over }).catch(() => undefined)
    }
  }

  async count(): Promise<Held> {
    return countHeld(this.#target)
  }

  async close(): Promise<void> {
    await this.#page.context().close()
  }
}

/** Its `mount()` says what came of one. */
const HTML = `<div id="stage"></div>
<script src="/sessionframe.js" data-endpoint="/sessionframe/v1"></script>
<script>
  window.mount = () =>
    new Promise((resolve) => {
      const element = document.createElement('journey-session')
      element.setAttribute('journey', '${FORM}')
      element.setAttribute('loading', 'eager')
      const end = (what) => {
        clearTimeout(late)
        element.remove()
        resolve(what)
      }
      const late = setTimeout(() => end('late'), 10000)
      element.addEventListener('session-ready', () => end('session-ready'), { once: true })
      element.addEventListener('session-error', () => end('session-error'), { once: true })
      document.querySelector('#stage').append(element)
    })
</script>`
