import type { Page, Request } from '@playwright/test'
import { wholeChromium } from '../../tools/launch-chromium.ts'
import { EMPTY_FRAME, expect, frameOf, test } from './fixtures.ts'
import { completeJourney, expectState, field } from './journey-steps.ts'
import { eventTypes } from './recorded-events.ts'

// Paint and console are those of the browser that people have.
test.use({ launchOptions: wholeChromium() })

/** What a page asks for that concerns its session. */
function watchRequests(page: Page) {
  const posts: Request[] = []
  const frames: Request[] = []
  page.on('request', (request) => {
    if (request.url().includes('/sessionframe/v1/')) posts.push(request)
    if (request.isNavigationRequest() && request.frame() !== page.mainFrame()) frames.push(request)
  })
  return { posts, frames }
}

/** Keeps the elements' script back until it is called. */
async function holdScript(page: Page): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/sessionframe.js', async (route) => {
    await held
    await route.continue()
  })
  return () => release()
}

const isDefined = (page: Page) =>
  page.evaluate(() => customElements.get('journey-session') !== undefined)

test.describe('where no script runs', () => {
  test.use({ javaScriptEnabled: false })

  test('first-paint.html holds a form that can be filled in and sent', async ({ page, server }) => {
    await page.goto(`${server.site}/demo/first-paint.html`)
    await completeJourney(frameOf(page, 'journey-session'))
  })
})

test('first-paint.html: the element takes the frame over and asks for nothing', async ({
  page,
  server,
}) => {
  const { posts, frames } = watchRequests(page)
  const release = await holdScript(page)
  const answer = await page.goto(`${server.site}/demo/first-paint.html`, { waitUntil: 'commit' })
  expect(answer?.headers()['cache-control']).toBe('no-store')
  const frame = frameOf(page, 'journey-session')
  await expectState(frame, 'form')
  await field(frame, 'firstname').fill('Ada')
  expect(await isDefined(page)).toBe(false)
  const early = await page.locator('journey-session iframe').elementHandle()

  release()
  await expect.poll(() => eventTypes(page)).toContain('session-ready')
  expect((await eventTypes(page)).slice(0, 2)).toEqual(['session-created', 'session-ready'])
  const late = await page.locator('journey-session iframe').elementHandle()
  expect(await early?.evaluate((one, other) => one === other, late)).toBe(true)
  await expect(field(frame, 'firstname')).toHaveValue('Ada')
  expect(posts.map((request) => request.method())).toEqual([])
  expect(frames).toHaveLength(1)
})

test('starter.html: the session is asked for and shown before the script is there', async ({
  page,
  server,
  expectedNoise,
}) => {
  expectedNoise.push(EMPTY_FRAME)
  const { posts, frames } = watchRequests(page)
  const release = await holdScript(page)
  await page.goto(`${server.site}/demo/starter.html`, { waitUntil: 'commit' })
  const frame = frameOf(page, 'journey-session')
  await expectState(frame, 'form')
  await field(frame, 'firstname').fill('Ada')
  expect(posts).toHaveLength(1)
  expect(await isDefined(page)).toBe(false)

  release()
  await expect.poll(() => eventTypes(page)).toContain('session-ready')
  expect((await eventTypes(page)).slice(0, 3)).toEqual([
    'session-creating',
    'session-created',
    'session-ready',
  ])
  await expect(field(frame, 'firstname')).toHaveValue('Ada')
  expect(posts).toHaveLength(1)
  expect(frames).toHaveLength(1)
})
