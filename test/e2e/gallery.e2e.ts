import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { english, type Strings } from '../../src/elements/strings.ts'
import { appNames } from '../frameworks/app.ts'
import { expect, frameOf, test } from './fixtures.ts'
import { field } from './journey-steps.ts'
import { eventsOf, eventTypes } from './recorded-events.ts'

const FOLDER = resolve(import.meta.dirname, '../../src/elements/languages')

/** Every language of the widget, and what its button says. */
async function languages(): Promise<[language: string, start: string][]> {
  const names = readdirSync(FOLDER).map((file) => file.replace('.ts', ''))
  const rest = names.map(async (name): Promise<[string, string]> => {
    const { strings } = (await import(resolve(FOLDER, `${name}.ts`))) as { strings: Strings }
    return [name, strings.start]
  })
  return [['en', english.start], ...(await Promise.all(rest))]
}

const NOTES = [/Failed to load resource/, /Content Security Policy/, /^<journey-session> [a-z-]+: /]

/** Asked of the endpoint or of whoever gives tokens. */
function watchAsked(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (/token$|-sessions$|^\/journeys\/run/.test(pathname)) asked.push(pathname)
  })
  return asked
}

test('each card of the gallery has a picture that is there', async ({ page, server }) => {
  const drawn = readFileSync(resolve(import.meta.dirname, '../../demo/thumbs.svg'), 'utf8')
  await page.goto(server.site)
  const pictures = await page
    .locator('.stories li')
    .evaluateAll((cards) =>
      cards.map((card) => card.querySelector('use')?.getAttribute('href') ?? ''),
    )
  expect(pictures.length).toBeGreaterThan(20)
  for (const picture of pictures) {
    expect(drawn).toContain(`<symbol id="${picture.replace('/demo/thumbs.svg#', '')}"`)
  }
})

test('loading: nobody is asked before the visitor does what the page says', async ({
  page,
  server,
}) => {
  const asked = watchAsked(page)
  await page.goto(`${server.site}/demo/loading.html`)
  const element = page.locator('#place journey-session')
  const shown = field(frameOf(page, '#place journey-session'), 'firstname')
  const choose = async (name: string) => {
    await page.mouse.move(0, 0)
    asked.length = 0
    await page.getByRole('radio', { name }).check()
  }

  await expect(element.getByRole('button', { name: 'Start' })).toBeVisible()
  expect(asked).toEqual([])
  await element.hover()
  await expect(shown).toBeVisible()

  await choose('after a click, never before')
  await expect(page.locator('#consent').getByRole('button', { name: 'Start' })).toBeVisible()
  await page.locator('#consent').hover()
  expect(asked).toEqual([])
  await page.locator('#consent').getByRole('button', { name: 'Start' }).click()
  await expect(shown).toBeVisible()

  await choose('when it comes near the screen')
  await expect(page.getByText('Scroll down: it waits')).toBeVisible()
  await expect(page.locator('#lazy')).toBeAttached()
  expect(asked).toEqual([])
  await page.locator('#lazy').scrollIntoViewIfNeeded()
  await expect(shown).toBeVisible()

  await choose('at once')
  await expect(shown).toBeVisible()
  await expect.poll(() => eventTypes(page, 'eager')).toContain('session-ready')
})

test('languages: the widget says it in each of them, the right way round', async ({
  page,
  server,
}) => {
  await page.goto(`${server.site}/demo/languages.html`)
  const all = await languages()
  const chips = await page
    .locator('[name=lang]')
    .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value') ?? ''))
  expect(chips.toSorted()).toEqual(all.map(([language]) => language).toSorted())
  const posts = watchAsked(page)
  const element = page.locator('journey-session')
  for (const [language, start] of all) {
    await page.locator(`[name=lang][value=${language}]`).check()
    await expect(element.locator('[part=start] button')).toHaveText(start)
    const direction = await element.evaluate((one) => getComputedStyle(one).direction)
    expect(direction).toBe(/^(ar|he)$/.test(language) ? 'rtl' : 'ltr')
  }
  // The calendar has been there from the beginning: another language is no other session.
  expect(posts.filter((path) => path.endsWith('-sessions')).length).toBeLessThanOrEqual(1)
})

test('themes: what is chosen is seen, and stands in the style sheet', async ({ page, server }) => {
  await page.goto(`${server.site}/demo/themes.html`)
  const button = page.locator('journey-session').getByRole('button', { name: 'Start' })
  await expect(button).toHaveCSS('background-color', 'rgb(13, 92, 99)')
  await page.getByRole('radio', { name: 'amber' }).check()
  await page.getByRole('radio', { name: 'dark' }).check()
  await page.getByRole('radio', { name: 'round' }).check()
  await expect(button).toHaveCSS('background-color', 'rgb(242, 183, 5)')
  await expect(button).toHaveCSS('border-top-left-radius', '20px')
  const css = page.getByRole('group', { name: 'CSS' })
  await expect(css).toContainText('color-scheme: dark;')
  await expect(css).toContainText('--sessionframe-accent: #f2b705;')
  const booking = frameOf(page, 'appointment-booking')
  await expect(booking.locator('html')).toHaveCSS('color-scheme', 'dark')
  await page.getByRole('radio', { name: 'none' }).check()
  await expect(css).not.toContainText('accent')
})

test('blocked: each says its own reason, and keeps the way out that there is', async ({
  page,
  server,
  expectedNoise,
}) => {
  expectedNoise.push(...NOTES)
  await page.goto(`${server.site}/demo/blocked.html`)
  const reasons = {
    policy: 'frame-csp',
    origin: 'invalid-url',
    same: 'same-origin-url',
    stranger: 'missing-token',
  }
  for (const [id, code] of Object.entries(reasons)) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded()
    const told = async () =>
      (await eventsOf(page, { from: id })).find(({ type }) => type === 'session-error')?.detail[
        'code'
      ]
    await expect.poll(told).toBe(code)
  }
  await expect(page.locator('#policy').getByRole('link')).toHaveAttribute(
    'href',
    'https://sessions.invalid/run/1',
  )
  await expect(
    page.locator('#stranger').getByRole('link', { name: 'Apply as a guest' }),
  ).toBeVisible()
  await expect(page.locator('#same').getByRole('link')).toHaveCount(0)
})

test('frameworks: a command for each app there is, to copy by a key', async ({
  page,
  server,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${server.site}/demo/frameworks.html`)
  const commands = await page.getByRole('group', { name: 'Command' }).allTextContents()
  const started = commands.flatMap((text) => /run\.ts ([\w-]+) 3000/.exec(text)?.[1] ?? [])
  expect(started.toSorted()).toEqual(appNames.toSorted())
  const copy = page.getByRole('button', { name: 'Copy the command for Next.js' })
  await copy.press('Enter')
  await expect(page.getByRole('status')).toHaveText('Copied.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'node demo/frameworks/run.ts next 3000',
  )
})

test('frameworks: where the clipboard is closed, one key is left to press', async ({
  page,
  server,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
  })
  await page.goto(`${server.site}/demo/frameworks.html`)
  await page.getByRole('button', { name: 'Copy the command for Vue 3' }).click()
  await expect(page.getByRole('status')).toContainText('Ctrl+C')
  expect(await page.evaluate(() => String(getSelection()))).toContain('run.ts vue 3000')
})
