import type { Page } from '@playwright/test'

interface Shift extends PerformanceEntry {
  value: number
}

/** Everything that has moved without the visitor's doing. https://web.dev/articles/cls */
export const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as Shift[]) sum += entry.value
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(sum), 100)
      }),
  )
