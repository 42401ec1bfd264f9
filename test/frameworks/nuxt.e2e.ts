import { appDisplays } from '../hosts/app-displays.ts'
import { appContract, leakContract } from './app-contract.ts'
import { expect, test } from './fixtures.ts'

test.use({ appName: 'nuxt' })

appDisplays('Nuxt', (display) => `/?display=${display}`, 'nuxt')

test.describe('Nuxt', () => {
  appContract('/')
  leakContract('/')
})

test('Nuxt: what the server writes is what the element reads', async ({ app, request }) => {
  const html = await (await request.get(app)).text()
  const [tag = ''] = /<journey-session[^>]*>/.exec(html) ?? []
  expect(tag).toContain(' frame-title="Loan application"')
  expect(tag).toContain(' min-height="400"')
  expect(tag).toContain(' disabled')
  expect(tag).not.toMatch(/token|values|onsession/i)
})
