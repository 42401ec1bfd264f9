import { frameOf } from '../e2e/fixtures.ts'
import { completeJourney } from '../e2e/journey-steps.ts'
import { appDisplays } from '../hosts/app-displays.ts'
import { appContract, leakContract } from './app-contract.ts'
import { expect, test } from './fixtures.ts'
import { reactContract } from './react-contract.ts'

test.use({ appName: 'react-19' })

appDisplays('React 19', (display) => `/production/?display=${display}`, 'react')

test.describe('React 19', () => {
  appContract('/production/index.html')
  // Where StrictMode mounts everything twice.
  leakContract('/development/index.html')
})

test.describe('React 19, from a page of a server', () => appContract('/production/hydrated.html'))

reactContract('React 19')

test('React 19 needs no component where no server writes the page', async ({
  page,
  app,
  posts,
}) => {
  await page.goto(`${app}/production/tag.html`)
  await completeJourney(frameOf(page, 'journey-session'))
  await expect(page.getByTestId('outcome')).toHaveText('form')
  expect(posts).toHaveLength(1)
  const element = page.locator('journey-session')
  await expect(element).toHaveJSProperty('scroll', 'none')
  await expect(element).toHaveJSProperty('required', true)
})

// When this fails, React does it by itself, and the component can go: decisions/017-react-and-vue.md.
test('React 19 hydrates a tag without its properties and listeners', async ({ page, app }) => {
  const url = `${app}/production/tag.html`
  await page.context().grantPermissions(['local-network-access'], { origin: app })
  await page.route(url, async (route) => {
    const answer = await route.fetch()
    const written = (await answer.text()).replace('<div id="root">', `$&${AS_WRITTEN}`)
    await route.fulfill({ response: answer, body: written })
  })
  await page.goto(url)
  await completeJourney(frameOf(page, 'journey-session'))
  const element = page.locator('journey-session')
  await expect(element).toHaveJSProperty('state', 'completed')
  await expect(element).toHaveJSProperty('values', undefined)
  await expect(page.getByTestId('outcome')).toHaveText('not yet')
})

/** What React's own server writes of it. */
const AS_WRITTEN =
  '<main><h1>Apply for a home loan</h1><journey-session id="apply" endpoint="/sessionframe/v1" ' +
  'journey="39594a1c-72db-4990-a63f-8d5139a5e4e1" ' +
  'token-url="/demo/token?journey=39594a1c-72db-4990-a63f-8d5139a5e4e1" min-height="400" ' +
  'scroll="none" required=""></journey-session><p data-testid="outcome">not yet</p></main>'
