import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect } from '@playwright/test'
import type { FrameLocator, Page } from '@playwright/test'
import { chooseDay, slotAt } from '../e2e/booking-steps.ts'
import {
  ABOUT_YOU,
  STORED,
  action,
  completeJourney,
  expectState,
  field,
  fillAboutYou,
} from '../e2e/journey-steps.ts'
import { eventTypes, eventsOf, recordEvents } from '../e2e/recorded-events.ts'
import { BUILT_COMMAND } from '../harness/run-command.ts'
import { startServe } from '../harness/start-serve.ts'
import type { Serving } from '../harness/start-serve.ts'
import { test as base } from '../harness/watched-test.ts'
import { lastRelease } from './last-release.ts'
import type { Release } from './last-release.ts'

const BUILT_SCRIPT = resolve(import.meta.dirname, '../../dist/cdn/sessionframe.js')

interface Fixtures {
  /** Starts `serve --demo` of a version on this test's data, and where the one before it was. */
  serve: (command: string) => Promise<Serving>
}

const test = base.extend<Fixtures, { release: Release }>({
  release: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what is asked for from the pattern
    async ({}, use) => {
      await use(await lastRelease())
    },
    { scope: 'worker' },
  ],
  serve: async ({ context }, use) => {
    await context.addInitScript(recordEvents)
    const folder = await mkdtemp(join(tmpdir(), 'sessionframe-compat-'))
    const running: Serving[] = []
    await use(async (command) => {
      const serving = await startServe(['--demo', '--data', folder, ...ports(running.at(-1))], {
        command,
      })
      running.push(serving)
      return serving
    })
    for (const { stop } of running) await stop()
    await rm(folder, { recursive: true, force: true })
  },
})

/** The arguments for the same addresses once more. */
function ports(before: Serving | undefined): string[] {
  if (!before) return []
  const [site = '', platform = ''] = [before.ready.site, before.ready.platform ?? ''].map(
    (url) => new URL(url).port,
  )
  return ['--port', site, '--platform-port', platform]
}

/** Opens a page of the demo with the script of a version. */
async function open(page: Page, url: string | undefined, script: string): Promise<FrameLocator> {
  await page.route('**/sessionframe.js', (route) => route.fulfill({ path: script }))
  const asked = page.waitForRequest('**/sessionframe.js')
  await page.goto(url ?? '')
  await asked
  return page.locator('journey-session, appointment-booking').locator('iframe').contentFrame()
}

const PAIRS = [
  {
    name: 'the widget of the last release, pages and endpoint of today',
    versions: ({ script }: Release) => ({ script, command: BUILT_COMMAND }),
  },
  {
    name: 'the widget of today, pages and endpoint of the last release',
    versions: ({ command }: Release) => ({ script: BUILT_SCRIPT, command }),
  },
]

for (const { name, versions } of PAIRS) {
  test(`${name}: a journey is completed`, async ({ page, release, serve }) => {
    const { script, command } = versions(release)
    const { ready } = await serve(command)
    const frame = await open(page, ready.demo?.pages.journey, script)
    // Who is quicker than the two get to know each other is told of the last page alone.
    await expect.poll(() => eventTypes(page)).toContain('session-progress')
    await completeJourney(frame)

    await expect.poll(() => eventTypes(page)).toContain('session-completed')
    expect(await eventTypes(page)).toEqual([
      'session-creating',
      'session-created',
      'session-ready',
      'session-progress',
      'session-progress',
      'session-submitted',
      'session-completed',
    ])
    const events = await eventsOf(page)
    expect(events.find(({ type }) => type === 'session-ready')?.detail).toMatchObject({
      protocol: 1,
    })
    expect(events.at(-1)?.detail['receipt']).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/)
  })

  test(`${name}: an appointment is booked @long`, async ({ page, release, serve }) => {
    const { script, command } = versions(release)
    const { ready } = await serve(command)
    const frame = await open(page, ready.demo?.pages.appointment, script)
    const start = await chooseDay(frame)
    await slotAt(frame, start).click()
    await action(frame, 'confirm').click()
    await expectState(frame, 'booked')

    await expect.poll(() => eventTypes(page)).toContain('session-completed')
    expect(await eventTypes(page)).toEqual([
      'session-creating',
      'session-created',
      'session-ready',
      'slot-selected',
      'session-submitted',
      'appointment-booked',
      'session-completed',
    ])
  })
}

test('what the last release has kept is there after an update', async ({
  page,
  release,
  serve,
}) => {
  const before = await serve(release.command)
  const old = await open(page, before.ready.demo?.pages.journey, release.script)
  await fillAboutYou(old)
  await action(old, 'next').click()
  await expect(field(old, 'amount')).toBeVisible()
  expect(await before.stop()).toBe(0)

  const { ready } = await serve(BUILT_COMMAND)
  const frame = await open(page, ready.demo?.pages.journey, BUILT_SCRIPT)
  await expect(field(frame, 'amount')).toBeVisible()
  await action(frame, 'back').click()
  await expect(field(frame, 'firstname')).toHaveValue(ABOUT_YOU.firstname)
  await completeJourney(frame)
  const key = before.ready.demo?.keys?.flg ?? ''
  const lead = await fetch(`${ready.platform}/api/v2/leads/${ready.demo?.lead}`, {
    headers: { Authorization: `Bearer ${key}` },
  })
  expect(await lead.json()).toMatchObject({ values: STORED })
})

test('a page that is open during an update goes on', async ({ page, release, serve }) => {
  const before = await serve(release.command)
  const frame = await open(page, before.ready.demo?.pages.journey, release.script)
  await fillAboutYou(frame)
  expect(await before.stop()).toBe(0)

  await serve(BUILT_COMMAND)
  await completeJourney(frame)
  await expect.poll(() => eventTypes(page)).toContain('session-completed')
})
