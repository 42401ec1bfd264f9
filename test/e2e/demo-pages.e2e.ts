import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { expectAccessible } from './accessibility.ts'
import { EMPTY_FRAME, expect, frameOf, test } from './fixtures.ts'
import { completeJourney, field } from './journey-steps.ts'
import { eventTypes } from './recorded-events.ts'

const FOLDER = resolve(import.meta.dirname, '../../demo')

/** Every page of the folder, with the widgets that come up on it. */
const WIDGETS: Record<string, { journeys: number; appointments: number }> = {
  'appointment.html': { journeys: 0, appointments: 1 },
  'blocked.html': { journeys: 0, appointments: 0 },
  'both.html': { journeys: 1, appointments: 1 },
  'data-attribute.html': { journeys: 0, appointments: 1 },
  'drawer.html': { journeys: 0, appointments: 0 },
  'eager.html': { journeys: 1, appointments: 0 },
  'errors.html': { journeys: 0, appointments: 0 },
  'first-paint.html': { journeys: 1, appointments: 0 },
  'frameworks.html': { journeys: 0, appointments: 0 },
  'host-form.html': { journeys: 1, appointments: 0 },
  'journey.html': { journeys: 1, appointments: 0 },
  'languages.html': { journeys: 0, appointments: 1 },
  'loading.html': { journeys: 0, appointments: 0 },
  'modal.html': { journeys: 0, appointments: 0 },
  'one-line.html': { journeys: 1, appointments: 0 },
  'popover.html': { journeys: 0, appointments: 0 },
  'public-url.html': { journeys: 1, appointments: 0 },
  'rtl-dark.html': { journeys: 1, appointments: 1 },
  'snippet.html': { journeys: 1, appointments: 0 },
  'starter.html': { journeys: 1, appointments: 0 },
  'themes.html': { journeys: 0, appointments: 1 },
  'visitor.html': { journeys: 0, appointments: 0 },
  'window.html': { journeys: 0, appointments: 0 },
}

/** What a page has on the console all the same. */
const NOISE: Record<string, RegExp[]> = {
  'blocked.html': [/Failed to load resource/, /Content Security Policy/, /^<journey-session> /],
  // Failures that the page is about; the browser notes them itself.
  'errors.html': [
    /Failed to load resource/,
    /^<(journey-session|appointment-booking)> [a-z-]+(: |$)/,
  ],
  // The second is of Chromium without an interface, on the script that Playwright puts everywhere.
  'starter.html': [EMPTY_FRAME, /^Blocked script execution in 'about:srcdoc'/],
}

test('every page of the demo folder is tested here and listed at the front door', async ({
  page,
  server,
}) => {
  const pages = readdirSync(FOLDER).filter((name) => name.endsWith('.html'))
  expect(pages.toSorted()).toEqual(Object.keys(WIDGETS).toSorted())
  await page.goto(server.site)
  const links = await page
    .locator('.stories a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  expect(links.map((link) => link.replace('/demo/', '')).toSorted()).toEqual(pages.toSorted())
})

for (const [name, { journeys, appointments }] of Object.entries(WIDGETS)) {
  test(`${name} comes up, is accessible in light and dark, and fits a phone`, async ({
    page,
    server,
    expectedNoise,
  }) => {
    expectedNoise.push(...(NOISE[name] ?? []))
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(`${server.site}/demo/${name}`)
    for (const element of ['journey-session', 'appointment-booking']) {
      for (const widget of await page.locator(element).all()) await widget.scrollIntoViewIfNeeded()
    }
    const ready = () =>
      eventTypes(page).then((all) => all.filter((type) => type === 'session-ready'))
    await expect.poll(async () => (await ready()).length).toBe(journeys + appointments)
    if (journeys > 0)
      await expect(field(frameOf(page, 'journey-session'), 'firstname')).toBeVisible()
    if (appointments > 0) {
      const frame = frameOf(page, 'appointment-booking')
      await expect(frame.locator('[data-sf-date]').first()).toBeVisible()
    }
    await expectAccessible(page)
    await page.setViewportSize({ width: 320, height: 700 })
    const width = () => page.evaluate(() => document.documentElement.scrollWidth)
    await expect.poll(width).toBe(320)
  })
}

test('the front door is accessible', async ({ page, server }) => {
  await page.goto(server.site)
  await expectAccessible(page)
})

test('the other name of this machine is sent to the origin that works', async ({
  page,
  server,
}) => {
  await page.goto(server.demo.pages.journey.replace('127.0.0.1', 'localhost'))
  expect(page.url()).toBe(server.demo.pages.journey)
})

test('the event log shows what happens', async ({ page, server }) => {
  await page.goto(server.demo.pages.journey)
  const log = page.getByRole('log')
  await expect(log).toContainText('session-ready')
  await expect(log).toContainText('protocol: 1')
  await expect(log).not.toContainText('/journeys/run/')
})

test('a marked div that is added later becomes the element', async ({ page, server }) => {
  await page.goto(`${server.site}/demo/data-attribute.html`)
  await page.getByRole('button', { name: 'Put the application form here' }).click()
  await expect(field(frameOf(page, 'journey-session'), 'firstname')).toBeVisible()
})

test('two widgets on one page keep to themselves', async ({ page, server }) => {
  await page.goto(`${server.site}/demo/both.html`)
  await completeJourney(frameOf(page, '#apply'))
  await expect.poll(() => eventTypes(page, 'apply')).toContain('session-completed')
  expect(await eventTypes(page, 'call')).not.toContain('session-completed')
})

test("the host's own form waits for the session and carries it", async ({ page, server }) => {
  await page.goto(`${server.site}/demo/host-form.html`)
  const said = page.locator('#said')
  await page.getByLabel('Property reference').fill('12 Quay')
  await page.getByRole('button', { name: 'Send everything' }).click()
  await expect(said).toBeEmpty()

  await completeJourney(frameOf(page, 'journey-session'))
  await expect.poll(() => eventTypes(page)).toContain('session-completed')
  await page.getByRole('button', { name: 'Send everything' }).click()
  await expect(said).toContainText('property: 12 Quay · application: ')
  await expect(said).toContainText('application-receipt: eyJ')
})

test('a session that the owner made is shown without asking an endpoint again', async ({
  page,
  server,
}) => {
  await page.goto(`${server.site}/demo/public-url.html`)
  await completeJourney(frameOf(page, 'journey-session'))
  await expect.poll(() => eventTypes(page)).toContain('session-completed')
  const types = await eventTypes(page)
  expect(types[0]).toBe('session-ready')
  expect(types).not.toContain('session-creating')
})
