import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { JOURNEY_ATTRIBUTES, openOwnPage } from './own-page.ts'

/** Where the frame has neither words nor lines, on the viewport of these tests. */
const SPOT = { x: 420, y: 560, width: 8, height: 8 }

/** How bright a spot of the page is, from 0 to 255. */
async function brightness(page: Page): Promise<number> {
  const picture = (await page.screenshot({ clip: SPOT })).toString('base64')
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes]))
    const context = new OffscreenCanvas(8, 8).getContext('2d')
    context?.drawImage(bitmap, 0, 0)
    const [red = 0, green = 0, blue = 0] = context?.getImageData(4, 4, 1, 1).data ?? []
    return (red + green + blue) / 3
  }, picture)
}

/** Slow enough that whatever is there on the way can be seen. */
async function slowDown(page: Page): Promise<void> {
  for (const address of ['**/journeys/run/**', '**/assets/*.js']) {
    // oxlint-disable-next-line no-await-in-loop
    await page.route(address, async (route) => {
      await new Promise((done) => setTimeout(done, 700))
      await route.continue()
    })
  }
}

for (const scheme of ['dark', 'light'] as const) {
  for (const visitor of ['dark', 'light'] as const) {
    const steady = scheme === visitor
    test(`a ${scheme} page for a visitor who wants ${visitor}: the form is ${scheme}${steady ? ' all the time' : ' once it is ready'}`, async ({
      page,
      server,
    }) => {
      await page.setViewportSize({ width: 800, height: 900 })
      await page.emulateMedia({ colorScheme: visitor })
      await slowDown(page)
      await openOwnPage(
        page,
        server,
        `<style>:root { color-scheme: ${scheme} } body { background: Canvas }</style>
        <script src="/sessionframe.js"></script>
        <journey-session ${JOURNEY_ATTRIBUTES} loading="eager"></journey-session>`,
      )
      const element = page.locator('journey-session')
      const stateOf = () => element.evaluate((one) => Reflect.get(one, 'state') as string)
      const seen: { state: string; bright: number }[] = []
      const wrong = (bright: number) => (scheme === 'dark' ? bright > 100 : bright < 155)
      await expect(async () => {
        // First the state: what is seen after it was ready is the form.
        const state = await stateOf()
        const bright = await brightness(page)
        seen.push({ state, bright })
        expect(state).toBe('ready')
        expect(wrong(bright)).toBe(false)
      }).toPass({ intervals: [30] })
      expect(seen.some(({ state }) => state !== 'ready')).toBe(true)
      const before = steady ? /./ : /idle|creating/
      const flashes = seen.filter(({ state, bright }) => before.test(state) && wrong(bright))
      expect(flashes).toEqual([])
    })
  }
}
