import { frameOf } from '../e2e/fixtures.ts'
import { completeJourney, field } from '../e2e/journey-steps.ts'
import { appDisplays } from '../hosts/app-displays.ts'
import { appContract, leakContract } from './app-contract.ts'
import { expect, test } from './fixtures.ts'

test.use({ appName: 'next' })

appDisplays('Next.js', (display) => `/displays?display=${display}`, 'next')

const ELEMENT = 'journey-session'

test.describe('Next.js', () => {
  appContract('/')
  leakContract('/')
})

test('Next.js: the component stands in a server component as it is', async ({
  page,
  app,
  posts,
  request,
}) => {
  const html = await (await request.get(`${app}/server`)).text()
  const [tag = ''] = /<journey-session[^>]*>/.exec(html) ?? []
  expect(tag).toContain(' token-url="/demo/token?journey=')
  expect(tag).toContain(' disabled=""')

  await page.goto(`${app}/server`)
  await expect(field(frameOf(page, ELEMENT), 'firstname')).toBeVisible()
  expect(posts).toHaveLength(1)
})

test('Next.js: a session in the page is shown before any script, and hydrates', async ({
  page,
  app,
  posts,
  request,
  browser,
}) => {
  const answer = await request.get(`${app}/rendered`)
  expect(answer.headers()['cache-control']).toContain('no-store')
  expect(await answer.text()).toContain('<template shadowrootmode="open"')

  const withoutScript = await browser.newPage({ javaScriptEnabled: false })
  await withoutScript.goto(`${app}/rendered`)
  await expect(field(frameOf(withoutScript, ELEMENT), 'firstname')).toBeVisible()
  await withoutScript.close()

  await page.goto(`${app}/rendered`)
  await completeJourney(frameOf(page, ELEMENT))
  await expect
    .poll(() => page.locator(ELEMENT).evaluate((one) => Reflect.get(one, 'state') as string))
    .toBe('completed')
  expect(posts).toEqual([])
})

test('Next.js: the same page, reached by a link, asks for its session itself', async ({
  page,
  app,
  posts,
  expectedNoise,
}) => {
  // React puts the markup in as text that was never a page; Chromium says that no shadow root is made.
  expectedNoise.push(/declarative Shadow DOM is not being parsed/)
  await page.goto(`${app}/server`)
  await expect(field(frameOf(page, ELEMENT), 'firstname')).toBeVisible()
  await page.getByRole('link', { name: 'With the session in the page' }).click()
  await page.waitForURL('**/rendered')
  await expect(field(frameOf(page, ELEMENT), 'firstname')).toBeVisible()
  expect(posts).toHaveLength(2)
})
