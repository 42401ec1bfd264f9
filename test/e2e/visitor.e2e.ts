import type { FrameLocator, Page } from '@playwright/test'
import type { DemoServer } from '../harness/demo-server.ts'
import { chooseDay, slotAt } from './booking-steps.ts'
import { expect, frameOf, test } from './fixtures.ts'
import { action, expectState, field } from './journey-steps.ts'

const OFFER = '5e55f7a3-0000-4000-8000-000000000001'

interface Enrollment {
  status: string
  endUser: { traits: Record<string, unknown> }
}

/** How the journey of somebody with this first name stands, as BreakGround's API tells it. */
async function statusOf(server: DemoServer, firstname: string): Promise<string[]> {
  const answer = await fetch(`${server.platform}/api/journeys/${OFFER}/enrollments?limit=100`, {
    headers: { Authorization: `Bearer ${server.demo.keys?.breakground}` },
  })
  const { data } = (await answer.json()) as { data: Enrollment[] }
  return data
    .filter(({ endUser }) => endUser.traits['firstname'] === firstname)
    .map(({ status }) => status)
}

const form = (page: Page) => frameOf(page, 'journey-session')
const calendar = (page: Page) => frameOf(page, 'appointment-booking')
const someName = () => `Ada ${crypto.randomUUID().slice(0, 8)}`

async function answer(frame: FrameLocator, firstname: string, contactby = 'phone'): Promise<void> {
  await field(frame, 'firstname').fill(firstname)
  await field(frame, 'contactby').locator(`input[value=${contactby}]`).check()
  await action(frame, 'submit').click()
  await expectState(frame, 'submitted')
}

test('a journey goes from an address by a form, a wait and a condition to a booking and its goal', async ({
  page,
  server,
}) => {
  const name = someName()
  await page.goto(server.demo.pages.visitor)
  await page.getByRole('link', { name: 'See the summer offer' }).click()
  await answer(form(page), name)
  expect(await statusOf(server, name)).toEqual(['in_progress'])
  await page.keyboard.press('Escape')

  // No page is loaded meanwhile: the one that is there hears of it.
  const start = await chooseDay(calendar(page))
  await slotAt(calendar(page), start).click()
  await action(calendar(page), 'confirm').click()
  await expectState(calendar(page), 'booked')
  await expect.poll(() => statusOf(server, name)).toEqual(['completed'])
})

test('who wants no call comes to the end without a booking', async ({ page, server }) => {
  const name = someName()
  await page.goto(`${server.demo.pages.visitor}?offer=summer`)
  await answer(form(page), name, 'no')
  await expect.poll(() => statusOf(server, name), { timeout: 15_000 }).toEqual(['completed'])
  await expect(page.locator('appointment-booking')).toHaveCount(0)
})

test('whoever has left is shown it on the next page', async ({ page, context, server }) => {
  const name = someName()
  await page.goto(`${server.demo.pages.visitor}?offer=summer`)
  await answer(form(page), name)
  await page.close()
  const next = await context.newPage()
  await next.goto(server.demo.pages.visitor)
  await chooseDay(calendar(next))
  expect(await statusOf(server, name)).toEqual(['in_progress'])
})

test('of two tabs one shows it, and the other when that is gone', async ({
  page,
  context,
  server,
}) => {
  await page.goto(`${server.demo.pages.visitor}?offer=summer`)
  await expect(field(form(page), 'firstname')).toBeVisible()
  const other = await context.newPage()
  const told = other.waitForResponse(async (response) => {
    if (!response.url().endsWith('/visitor/events')) return false
    return ((await response.json()) as { open: unknown[] }).open.length === 1
  })
  await other.goto(server.demo.pages.visitor)
  await told
  await other.waitForTimeout(1000)
  await expect(other.locator('journey-session')).toHaveCount(0)
  await page.close()
  await other.reload()
  await expect(field(form(other), 'firstname')).toBeVisible()
})

test('what was begun unknown goes on for the lead who logs in', async ({ page, server, lead }) => {
  const name = someName()
  await page.goto(`${server.demo.pages.visitor}?offer=summer`)
  await expect(field(form(page), 'firstname')).toBeVisible()
  await page.keyboard.press('Escape')
  const known = page.waitForResponse(
    (response) =>
      response.url().endsWith('/visitor/identify') &&
      (response.request().postData() ?? '').includes('"token"'),
  )
  await page.getByRole('button', { name: 'Log in' }).click()
  expect((await known).status()).toBe(200)
  await page.goto(server.demo.pages.visitor)
  await answer(form(page), name)
  expect((await server.leadValues(lead))['firstname']).toBe(name)
  expect(await statusOf(server, name)).toEqual(['in_progress'])
})

const WAYS: [what: string, run: (page: Page) => Promise<void>][] = [
  ['a click', (page) => page.getByRole('button', { name: 'Compare rates' }).click()],
  ['an event', (page) => page.getByRole('button', { name: 'Calculate a rate' }).click()],
  ['the owner’s code', (page) => page.getByRole('button', { name: 'Ask a question' }).click()],
  [
    'leaving',
    async (page) => {
      await page.mouse.move(400, 300)
      await page.evaluate(() =>
        document.documentElement.dispatchEvent(
          new MouseEvent('mouseout', { bubbles: true, clientY: -1, relatedTarget: null }),
        ),
      )
    },
  ],
  ['reading on', (page) => page.locator('.site-footer').scrollIntoViewIfNeeded()],
  ['what is seen', (page) => page.locator('#fees').scrollIntoViewIfNeeded()],
]
for (const [what, run] of WAYS) {
  test(`${what} opens a form`, async ({ page, server }) => {
    const identified = page.waitForResponse((response) =>
      response.url().endsWith('/visitor/identify'),
    )
    await page.goto(server.demo.pages.visitor)
    await identified
    await expect(page.locator('journey-session')).toHaveCount(0)
    await run(page)
    await expect(field(frameOf(page, 'journey-session >> nth=0'), 'firstname')).toBeVisible()
  })
}

type Told = { id: string; type: string } & Record<string, unknown>

/** The demo's own triggers, with other settings for one kind. */
async function change(page: Page, type: string, settings: object): Promise<void> {
  await page.route('**/visitor/identify', async (route) => {
    const response = await route.fetch()
    const { visitor, triggers } = (await response.json()) as { visitor: string; triggers: Told[] }
    const changed = triggers.map((one) => (one.type === type ? { ...one, ...settings } : one))
    expect(changed, 'the demo has such a trigger').not.toEqual(triggers)
    await route.fulfill({ response, json: { visitor, triggers: changed } })
  })
}

const loaded = async (page: Page, url: string) => {
  const identified = page.waitForResponse('**/visitor/identify')
  await page.goto(url)
  await identified
}

/** Ids of triggers that the page tells of; by no other event are they told of with a frequency. */
function toldBy(page: Page): unknown[] {
  const told: unknown[] = []
  page.on('request', (request) => {
    if (!request.url().endsWith('/visitor/events')) return
    const { events } = request.postDataJSON() as { events: { properties: { trigger?: string } }[] }
    told.push(...events.map(({ properties }) => properties.trigger).filter(Boolean))
  })
  return told
}

test('staying opens a form, of the time that the page was in front', async ({ page, server }) => {
  await change(page, 'TIME_ON_PAGE', { seconds: 2 })
  // As while another tab is looked at.
  await page.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
  })
  await loaded(page, server.demo.pages.visitor)
  await page.waitForTimeout(3000)
  await expect(page.locator('journey-session')).toHaveCount(0)
  await page.evaluate(() => {
    Reflect.deleteProperty(document, 'hidden')
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await page.waitForTimeout(1000)
  await expect(page.locator('journey-session')).toHaveCount(0)
  await expect(field(form(page), 'firstname')).toBeVisible()
})

test('what is done in vain after the delay, or again, opens nothing', async ({ page, server }) => {
  await change(page, 'URL_MATCH', { delay: 2, frequency: 'once' })
  const told = toldBy(page)
  await loaded(page, server.demo.pages.visitor)
  const go = (search: string) => page.evaluate((to) => history.pushState(null, '', to), search)
  await go('?offer=summer')
  await page.waitForTimeout(500)
  await go('?offer=winter')
  await page.waitForTimeout(2500)
  expect(told, 'it did not hold until the end').toEqual([])
  await go('?offer=summer')
  await page.waitForTimeout(1000)
  expect(told, 'it is not over yet').toEqual([])
  await expect.poll(() => told).toHaveLength(1)
  await go('?offer=winter')
  await go('?offer=summer')
  await loaded(page, `${server.demo.pages.visitor}?offer=summer`)
  await page.waitForTimeout(3000)
  expect(told, 'once in this browser').toHaveLength(1)
})
