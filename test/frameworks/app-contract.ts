import { chromium } from '@playwright/test'
import { leftByCycle, watchGrowth } from '../../bench/leak/growth.ts'
import { frameOf } from '../e2e/fixtures.ts'
import { completeJourney, field } from '../e2e/journey-steps.ts'
import { wholeChromium } from '../../tools/launch-chromium.ts'
import { expect, press, test, told } from './fixtures.ts'

const ELEMENT = 'journey-session'
const JOURNEY_POST = '/sessionframe/v1/journey-sessions'

/** Of the hundred mounts, so many in each count. */
const CYCLES = 20
const WINDOWS = 4

/**
 * What a mount may leave. The heap is left to e2e/leak.e2e.ts: in an app it grows by compiled code,
 * by the browser's own timeline and by deadlines of requests, which end after half a minute.
 */
const MOST = { nodes: 0.2, listeners: 0.05, documents: 0.05 }

/** What any app of demo/frameworks does, whatever it is made with. */
export function appContract(path: string): void {
  test('asks for one session, and tells the app of everything', async ({ page, app, posts }) => {
    await page.goto(app + path)
    await expect(field(frameOf(page, ELEMENT), 'firstname')).toHaveValue('Grace')
    await expect
      .poll(() => told(page))
      .toEqual([
        'First: session-creating',
        'First: session-created',
        'First: session-ready',
        'First: session-progress',
      ])
    expect(posts).toEqual([JOURNEY_POST])
  })

  test('a journey that is completed in the frame is in the state of the app', async ({
    page,
    app,
    posts,
  }) => {
    await page.goto(app + path)
    await expect(page.getByTestId('outcome')).toHaveText('not yet')
    await completeJourney(frameOf(page, ELEMENT))
    await expect(page.getByTestId('outcome')).toHaveText('form')
    expect(await told(page)).toContain('First: session-completed')
    expect(posts).toEqual([JOURNEY_POST])
  })

  test('another callback and another prop go through, and reload nothing', async ({
    page,
    app,
    posts,
  }) => {
    await page.goto(app + path)
    const frame = frameOf(page, ELEMENT)
    await expect.poll(() => told(page)).toContain('First: session-progress')
    await field(frame, 'lastname').fill('Hopper')

    await press(page, 'Another callback')
    await press(page, 'Another title')
    await expect(page.locator(ELEMENT).locator('iframe')).toHaveAttribute('title', 'Your loan')
    await expect(field(frame, 'lastname')).toHaveValue('Hopper')
    await completeJourney(frame)
    await expect.poll(() => told(page)).toContain('Second: session-completed')
    expect((await told(page)).filter((line) => line.endsWith('session-completed'))).toHaveLength(1)
    expect(posts).toEqual([JOURNEY_POST])
  })

  test('the element has its properties, and a ref to it can be called', async ({ page, app }) => {
    await page.goto(app + path)
    await expect.poll(() => told(page)).toContain('First: session-ready')
    const element = page.locator(ELEMENT)
    expect(
      await element.evaluate((session: HTMLElement) => ({
        minHeight: Reflect.get(session, 'minHeight') as unknown,
        getToken: typeof Reflect.get(session, 'getToken'),
        values: Reflect.get(session, 'values') as unknown,
        className: session.className,
        disabled: session.matches(':disabled'),
      })),
    ).toEqual({
      minHeight: 400,
      getToken: 'function',
      values: { firstname: 'Grace' },
      className: 'wide',
      disabled: false,
    })

    await press(page, 'Begin anew')
    await expect
      .poll(async () => (await told(page)).filter((line) => line.endsWith('creating')).length)
      .toBe(2)
    await press(page, 'Book a call')
    const calendar = frameOf(page, 'appointment-booking')
    await expect(calendar.locator('[data-sf-date]').first()).toBeVisible()
  })

  test('taken out, it tells nothing and leaves nothing; put in, it goes on', async ({
    page,
    app,
  }) => {
    await page.goto(app + path)
    await expect.poll(() => told(page)).toContain('First: session-progress')
    await press(page, 'Take it out')
    await expect(page.locator(ELEMENT)).toHaveCount(0)
    const before = await told(page)
    await press(page, 'Put it in')
    await expect(field(frameOf(page, ELEMENT), 'firstname')).toBeVisible()
    await expect.poll(() => told(page)).toHaveLength(before.length * 2)
  })
}

export function leakContract(path: string): void {
  test('a hundred mounts leave nothing behind', { tag: '@long' }, async ({ app }) => {
    test.setTimeout(480_000)
    // Without an interface it keeps nodes that nobody holds.
    await using browser = await chromium.launch(wholeChromium())
    const plan = { before: CYCLES, windows: WINDOWS, cycles: CYCLES }
    const counts = await watchGrowth(browser, app + path, plan)
    // What the report has of it.
    test.info().annotations.push({ type: 'held', description: JSON.stringify(counts) })
    for (const [what, most] of Object.entries(MOST)) {
      const left = leftByCycle(counts, what as keyof typeof MOST, CYCLES)
      expect(left, what).toBeLessThan(most)
    }
  })
}
