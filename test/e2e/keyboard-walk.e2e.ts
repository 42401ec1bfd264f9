import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/** Those with more to use than the session and its opener. */
const PAGES = [
  'errors',
  'frameworks',
  'host-form',
  'languages',
  'loading',
  'snippet',
  'themes',
  'visitor',
]

/** More than any page has, its frames included. */
const MOST = 250

/** What was under the focus, in its order. */
interface Stop {
  /** Of everything on the page that the keyboard should reach, or -1: a frame, an opened list. */
  index: number
  name: string
  isSeen: boolean
  isMarked: boolean
}

/** Names everything on the page that can be used; a group of radio buttons is one stop. */
const markStops = (page: Page) =>
  page.evaluate(() => {
    const usable =
      'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]'
    const groups = new Set<string>()
    const names: string[] = []
    for (const one of document.querySelectorAll<HTMLElement>(usable)) {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.tabIndex < 0) continue
      if (one instanceof HTMLInputElement && one.type === 'radio') {
        const group = document.querySelectorAll<HTMLInputElement>(`[name="${one.name}"]`)
        const reached = [...group].find(({ checked }) => checked) ?? group[0]
        if (groups.has(one.name) || one !== reached) continue
        groups.add(one.name)
      }
      one.dataset['stop'] = String(names.length)
      names.push(one.innerText || one.getAttribute('name') || one.id || one.tagName)
    }
    return names
  })

const whereIsFocus = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const one = document.activeElement
    if (!(one instanceof HTMLElement) || one === document.body) return null
    const box = one.getBoundingClientRect()
    const seen = { width: innerWidth, height: innerHeight }
    // A chip's mark is around its label.
    const isMarked = [one, one.closest('label')].some((each) => {
      if (each === null) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    })
    return {
      index: Number(one.dataset['stop'] ?? -1),
      name: one.innerText || one.tagName,
      isSeen: box.bottom > 0 && box.top < seen.height && box.right > 0 && box.left < seen.width,
      isMarked,
    }
  })

for (const name of PAGES) {
  test(`the keyboard reaches everything on ${name}.html, and shows where it is`, async ({
    page,
    server,
    expectedNoise,
  }) => {
    // Other tests look at the console of these pages.
    expectedNoise.push(/./)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(`${server.site}/demo/${name}.html`)
    const names = await markStops(page)
    expect(names.length).toBeGreaterThan(2)
    const reached: number[] = []
    for (let presses = 0; presses < MOST && reached.length < names.length; presses++) {
      // oxlint-disable-next-line no-await-in-loop -- a walk
      await page.keyboard.press('Tab')
      // oxlint-disable-next-line no-await-in-loop
      const stop = await whereIsFocus(page)
      if (stop === null || stop.index < 0 || reached.includes(stop.index)) continue
      reached.push(stop.index)
      expect(stop, `${stop.name} is on the screen and shows the focus`).toMatchObject({
        isSeen: true,
        isMarked: true,
      })
    }
    // Top down as they stand in the page, and none is left out.
    expect(reached.map((index) => names[index])).toEqual(names)
  })
}
