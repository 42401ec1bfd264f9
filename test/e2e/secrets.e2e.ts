import type { Page } from '@playwright/test'
import { chooseDay, slotAt } from './booking-steps.ts'
import { expect, frameOf, test } from './fixtures.ts'
import { action, completeJourney, expectState } from './journey-steps.ts'
import { eventsOf, eventTypes } from './recorded-events.ts'

/** Everything of a page that its own scripts, its analytics or a log could get hold of. */
async function exposedBy(page: Page): Promise<string> {
  const held = await page.evaluate(() => ({
    // Serialised without shadow trees, as any script of the page can do.
    html: document.documentElement.outerHTML,
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    cookies: document.cookie,
    address: location.href,
    title: document.title,
    entries: performance.getEntriesByType('navigation').map(({ name }) => name),
  }))
  const frames = await Promise.all(
    page
      .frames()
      .slice(1)
      .map((frame) =>
        frame.evaluate(() => {
          // A browser that blocks other sites' storage throws when it is merely looked at.
          const read = (storage: () => object) => {
            try {
              return Object.entries(storage())
            } catch {
              return 'denied'
            }
          }
          return {
            local: read(() => localStorage),
            session: read(() => sessionStorage),
            cookies: read(() => ({ cookie: document.cookie })),
            referrer: document.referrer,
          }
        }),
      ),
  )
  const cookies = await page.context().cookies()
  return JSON.stringify({ held, frames, cookies })
}

/** The link's secret, from the one place where it has to be. */
async function linkToken(page: Page, element: string): Promise<string> {
  const source = await page.locator(element).locator('iframe').getAttribute('src')
  const token = new URL(source ?? '').pathname.split('/').at(-1) ?? ''
  expect(token.length).toBeGreaterThan(20)
  return token
}

/** The platform's own id of the session, from the receipt that only a server should read. */
async function upstreamId(page: Page): Promise<string> {
  const completed = (await eventsOf(page)).find(({ type }) => type === 'session-completed')
  const payload = String(completed?.detail['receipt']).split('.')[1] ?? ''
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sid: string }
  expect(claims.sid).toMatch(/^[0-9a-f-]{36}$/)
  return claims.sid
}

const journeys: [name: string, element: string, run: (page: Page) => Promise<void>][] = [
  ['journey', 'journey-session', (page) => completeJourney(frameOf(page, 'journey-session'))],
  [
    'appointment',
    'appointment-booking',
    async (page) => {
      const frame = frameOf(page, 'appointment-booking')
      await slotAt(frame, await chooseDay(frame)).click()
      await action(frame, 'confirm').click()
      await expectState(frame, 'booked')
    },
  ],
]

for (const [name, element, run] of journeys) {
  test(`no link, token or upstream id of the ${name} gets out`, async ({
    page,
    server,
    lead,
    consoleLines,
  }) => {
    const token = await server.token(lead)
    await page.context().route('**/demo/token?**', (route) => route.fulfill({ json: { token } }))
    await page.goto(`${server.site}/demo/${name}.html`)
    await run(page)
    await expect.poll(() => eventTypes(page)).toContain('session-completed')

    const link = await linkToken(page, element)
    const sid = await upstreamId(page)
    const events = await eventsOf(page, { resizes: true })
    const places = {
      events: JSON.stringify(events),
      page: await exposedBy(page),
      console: consoleLines.join('\n'),
      log: server.log,
    }
    for (const [place, text] of Object.entries(places)) {
      for (const secret of [link, token, token.split('.')[2] ?? '', sid]) {
        expect(text.includes(secret), `${secret.slice(0, 8)}… in ${place}`).toBe(false)
      }
    }
    // The log knows of the request, so it is the log that is looked at.
    expect(server.log).toContain(`/sessionframe/v1/${name}-sessions`)
    expect(server.log).not.toContain('Lovelace')
  })
}
