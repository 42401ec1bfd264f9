import type { Page } from '@playwright/test'
import { recordEvents } from '../e2e/recorded-events.ts'
import { test as base } from '../harness/watched-test.ts'
import { startWidgetSite, type WidgetSite } from '../harness/widget-site.ts'
import { titleOf, type HostileCase } from './hostile-case.ts'

/** Each worker has a site of its own; each page records what its elements say. */
export const test = base.extend<{ recorded: void }, { site: WidgetSite }>({
  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what is asked for from the pattern
    async ({}, use) => {
      const site = await startWidgetSite()
      await use(site)
      await site.stop()
    },
    { scope: 'worker' },
  ],
  recorded: [
    async ({ context }, use) => {
      await context.addInitScript(recordEvents)
      await use()
    },
    { auto: true },
  ],
})

export type PageCase = HostileCase<[{ page: Page; site: WidgetSite }]>

/** Makes a test of each row, for Playwright. */
export function runPages(rows: readonly PageCase[]): void {
  for (const row of rows) {
    test(titleOf(row), async ({ page, site }) => {
      if (row.takes !== undefined) test.setTimeout(row.takes)
      await row.run({ page, site })
    })
  }
}

/** The script as it ships, and an element. */
export const widget = (endpoint: string, more = '') =>
  `<script src="/dist/cdn/sessionframe.js" defer></script>
   <journey-session endpoint="${endpoint}" journey="a" resume="none" loading="eager" ${more}></journey-session>`

/** The state of the page's element. */
export const stateOf = (page: Page) =>
  page.evaluate(
    () => Reflect.get(document.querySelector('journey-session') ?? {}, 'state') as string,
  )
