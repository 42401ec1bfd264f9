// oxlint-disable-next-line no-restricted-imports -- this is the one that others begin with
import { expect, test as base } from '@playwright/test'
import { BrowserWatch } from './browser-watch.ts'

/** Every test in a browser begins with this one: it ends with no secret anywhere. */
export const test = base.extend<{ watch: BrowserWatch }>({
  watch: [
    async ({ browser, context }, use) => {
      const watch = new BrowserWatch()
      watch.add(context)
      // Tests make more of them.
      const make = browser.newContext.bind(browser)
      browser.newContext = async (options) => {
        const made = await make(options)
        watch.add(made)
        return made
      }
      await use(watch)
      browser.newContext = make
      expect(await watch.found(), 'no secret got out').toEqual([])
    },
    { auto: true },
  ],
})
