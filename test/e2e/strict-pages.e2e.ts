import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { build, type Rolldown } from 'vite'
import type { DemoServer } from '../harness/demo-server.ts'
import { docsPolicy } from './docs-policy.ts'
import { expect, frameOf, test } from './fixtures.ts'
import { completeJourney, field } from './journey-steps.ts'
import { JOURNEY_ATTRIBUTES, openOwnPage } from './own-page.ts'
import { eventTypes } from './recorded-events.ts'

const DIST = resolve(import.meta.dirname, '../../dist')
const CLASSIC = '<script nonce="abc" src="/sessionframe.js"></script>'

/** The strictest policy that we promise to work under, to the letter. */
const policy = (server: DemoServer) => docsPolicy(server, /strict-dynamic/)

const open = (page: Page, server: DemoServer, body: string) =>
  openOwnPage(page, server, body, policy(server))

async function complete(page: Page): Promise<void> {
  await completeJourney(frameOf(page, 'journey-session'))
  await expect.poll(() => eventTypes(page)).toContain('session-completed')
}

test('the script tag works to the end, in the language of the page', async ({
  page,
  server,
  consoleLines,
}) => {
  await open(
    page,
    server,
    `${CLASSIC}<main lang="de"><journey-session ${JOURNEY_ATTRIBUTES} loading="eager"></journey-session></main>`,
  )
  await expect(page.getByRole('link', { name: 'In neuem Tab öffnen' })).toBeVisible()
  await expect(page.locator('journey-session iframe')).toHaveAttribute('title', 'Formular')
  await complete(page)
  expect(consoleLines).toEqual([])
})

test('the policy that names hosts is enough', async ({ page, server, consoleLines }) => {
  await openOwnPage(
    page,
    server,
    `<script src="/sessionframe.js"></script><journey-session ${JOURNEY_ATTRIBUTES} loading="eager"></journey-session>`,
    docsPolicy(server, /default-src 'self'/),
  )
  await complete(page)
  expect(consoleLines).toEqual([])
})

test('a modal works, with its own style sheet and scroll lock', async ({
  page,
  server,
  consoleLines,
}) => {
  await open(
    page,
    server,
    `${CLASSIC}<journey-session ${JOURNEY_ATTRIBUTES} display="modal"><button slot="opener">Apply</button></journey-session>`,
  )
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(field(frameOf(page, 'journey-session'), 'firstname')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('journey-session iframe')).toBeHidden()
  expect(consoleLines).toEqual([])
})

test('the npm modules with Lit work to the end, bundled, with a language of their own chunk', async ({
  page,
  server,
  consoleLines,
}) => {
  const [{ output }] = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      lib: { entry: resolve(DIST, 'index.js'), formats: ['es'], fileName: 'main' },
    },
  })) as [Rolldown.RolldownOutput]
  const chunks = new Map(
    output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one.code]] : [])),
  )
  const asked: string[] = []
  await page.route(`${server.site}/bundle/*`, (route) => {
    const name = new URL(route.request().url()).pathname.replace('/bundle/', '')
    asked.push(name)
    return route.fulfill({ contentType: 'text/javascript', body: chunks.get(name) ?? '' })
  })
  await open(
    page,
    server,
    `<script nonce="abc" type="module" src="/bundle/main.js"></script><main lang="fr"><journey-session ${JOURNEY_ATTRIBUTES} loading="eager"></journey-session></main>`,
  )
  await expect(page.getByRole('link', { name: 'Ouvrir dans un nouvel onglet' })).toBeVisible()
  await complete(page)
  expect(asked).toHaveLength(2)
  expect(consoleLines).toEqual([])
})

test('a language that cannot be fetched leaves English, and no error of the page', async ({
  page,
  server,
  expectedNoise,
}) => {
  expectedNoise.push(/Failed to load resource/)
  await page.route('**/languages/de.js', (route) => route.abort())
  await open(
    page,
    server,
    `${CLASSIC}<main lang="de"><journey-session ${JOURNEY_ATTRIBUTES} loading="eager"></journey-session></main>`,
  )
  await expect(page.getByRole('link', { name: 'Open in a new tab' })).toHaveAttribute('lang', 'en')
})

test.describe('the script that never changes', () => {
  const name = readdirSync(resolve(DIST, 'cdn')).find((file) => /^sessionframe-.*\.js$/.test(file))
  const bytes = readFileSync(resolve(DIST, 'cdn', name ?? ''))
  const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`
  const body = `<script nonce="abc" src="/${name}" integrity="${integrity}" crossorigin></script>
    <journey-session ${JOURNEY_ATTRIBUTES} loading="eager"></journey-session>`

  test('is kept for ever by browsers, and loaded with its integrity', async ({ page, server }) => {
    const answer = await page.request.get(`${server.site}/${name}`)
    expect(answer.headers()).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
    })
    expect(await answer.body()).toEqual(readFileSync(resolve(DIST, 'cdn/sessionframe.js')))
    await open(page, server, body)
    await expect(field(frameOf(page, 'journey-session'), 'firstname')).toBeVisible()
  })

  test('is refused when one byte has changed', async ({
    page,
    server,
    expectedNoise,
    consoleLines,
  }) => {
    expectedNoise.push(/integrity/)
    await page.route(`**/${name}`, (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
        body: `${bytes.toString()} `,
      }),
    )
    await open(page, server, body)
    await expect.poll(() => consoleLines.join()).toMatch(/integrity/)
    expect(await page.evaluate(() => customElements.get('journey-session'))).toBe(undefined)
  })
})
