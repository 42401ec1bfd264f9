import { expect } from '@playwright/test'
import type { Frame, Page } from '@playwright/test'
import { test as base } from '../harness/watched-test.ts'
import { attackedLogin, attackedServe } from './foreign/attacked.ts'
import type { Attacked } from './foreign/attacked.ts'
import { ATTEMPTS, FORMS, sendForm } from './foreign/attempts.ts'
import type { Aim } from './foreign/attempts.ts'
import { foreignSite } from './foreign/foreign-site.ts'
import type { ForeignSite } from './foreign/foreign-site.ts'
import { titleOf } from './hostile-case.ts'

interface Servers {
  foreign: ForeignSite
  /** The site whose pages are allowed. */
  allowed: ForeignSite
  serve: Attacked
  login: Attacked
}

const test = base.extend<object, Servers>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what is asked for from the pattern
  foreign: [async ({}, use) => closing(await foreignSite(), use), { scope: 'worker' }],
  // oxlint-disable-next-line no-empty-pattern -- as above
  allowed: [async ({}, use) => closing(await foreignSite(), use), { scope: 'worker' }],
  serve: [
    async ({ allowed }, use) => closing(await attackedServe(pageOf(allowed)), use),
    { scope: 'worker', timeout: 120_000 },
  ],
  login: [
    async ({ allowed }, use) => closing(await attackedLogin(pageOf(allowed)), use),
    { scope: 'worker' },
  ],
})

async function closing<Made extends { close(): Promise<void> }>(
  made: Made,
  use: (made: Made) => Promise<void>,
): Promise<void> {
  await use(made)
  await made.close()
}

/** On another site than either endpoint's page, as `localhost` and `127.0.0.1` are two. */
const pageOf = ({ port }: ForeignSite, host = 'localhost') => `http://${host}:${port}`

const ENDPOINTS = {
  serve: '`sessionframe serve` that takes visitors without a token',
  login: 'an endpoint that goes by a cookie',
} as const

const PLACES: Record<string, (page: Page, foreign: ForeignSite, host: string) => Promise<Frame>> = {
  'a page of another site': (page, foreign, host) =>
    open(page, pageOf(foreign, host === 'localhost' ? '127.0.0.1' : 'localhost')),
  'a page of the same site on another port': (page, foreign, host) =>
    open(page, pageOf(foreign, host)),
  'a sandboxed frame, whose origin is null': async (page, foreign) => {
    await open(page, `${pageOf(foreign)}/sandbox`)
    const frame = page.frames()[1]
    if (frame === undefined) throw new Error('the sandboxed frame is missing')
    expect(await frame.evaluate(() => origin)).toBe('null')
    return frame
  },
}

async function open(page: Page, url: string): Promise<Frame> {
  await page.goto(url)
  return page.mainFrame()
}

/** What the page that is allowed does; everything else in this file has to fail. */
async function startOwnSession(page: Page, { origin, token }: Attacked, body: string) {
  return page.evaluate(
    async ([api, Authorization, text]) => {
      const started = await fetch(`${api}/journey-sessions`, {
        method: 'POST',
        credentials: 'include',
        headers: {
          'Content-Type': 'application/json',
          'X-Sessionframe': '1',
          'Idempotency-Key': '"of-the-allowed-page"',
          Authorization,
        },
        body: text,
      })
      const { sessionId } = (await started.json()) as { sessionId: string }
      const state = await fetch(`${api}/sessions/${sessionId}`, {
        credentials: 'include',
        headers: { Authorization },
      })
      return { statuses: [started.status, state.status], sessionId }
    },
    [`${origin}/sessionframe/v1`, `Bearer ${token}`, body] as const,
  )
}

for (const [endpoint, what] of Object.entries(ENDPOINTS)) {
  for (const [place, enter] of Object.entries(PLACES)) {
    const tried = `${place} sends forms, beacons, fetches and what is sent on to ${what}`
    const title = titleOf({ number: 71, tried, expected: 'no session, and no answer is read', run })
    test(title, async ({ page, foreign, allowed, serve, login }) => {
      test.setTimeout(180_000)
      const attacked = endpoint === 'serve' ? serve : login
      await run(page, attacked, { enter, foreign, allowed })
    })
  }
}

async function run(
  page: Page,
  attacked: Attacked,
  {
    enter,
    foreign,
    allowed,
  }: {
    enter(page: Page, foreign: ForeignSite, host: string): Promise<Frame>
    foreign: ForeignSite
    allowed: ForeignSite
  },
): Promise<void> {
  const { origin, journey, token, login } = attacked
  if (login !== null) await page.goto(origin + login)
  const body = JSON.stringify({ journey, values: { firstname: '=' } })
  await page.goto(pageOf(allowed))
  const own = await startOwnSession(page, attacked, body)
  expect(own.statuses, 'the page that is allowed starts one, and reads its state').toEqual([
    201, 200,
  ])

  const frame = await enter(page, foreign, new URL(origin).hostname)
  const start = `${origin}/sessionframe/v1/journey-sessions`
  const to = `?to=${encodeURIComponent(start)}`
  const aim: Aim = {
    start,
    status: `${origin}/sessionframe/v1/sessions/${own.sessionId}`,
    body,
    token,
    redirect: new URL(to, frame.url()).href,
  }
  const attempts = Object.entries(ATTEMPTS).map(
    ([name, attempt]) => [name, () => frame.evaluate(attempt, aim)] as const,
  )
  const forms = FORMS.flatMap((enctype) =>
    [
      { to: aim.start, window: false },
      { to: aim.redirect, window: false },
      { to: aim.start, window: true },
    ].map((by) => {
      const send = () => frame.evaluate(sendForm, { ...by, body, enctype })
      return [`form as ${enctype}: ${JSON.stringify(by)}`, send] as const
    }),
  )
  const first = attacked.answered().length
  const started = await attacked.started()
  expect(started, 'the one that was allowed is counted').toBeGreaterThan(0)
  for (const [name, attempt] of [...attempts, ...forms]) {
    await test.step(name, async () => {
      const before = attacked.answered().length
      // Refused by the browser itself is as good as nothing.
      const read = await attempt().catch(() => '')
      expect(read ?? '', `${name}: nothing is read`).toBe('')
      // Not all of them say when they are through.
      await expect
        .poll(() => attacked.answered().length, { timeout: 60_000, message: `${name} arrives` })
        .toBeGreaterThan(before)
      const answered = attacked.answered().slice(before)
      expect(
        answered.filter(({ status }) => status < 400),
        `${name}: all of it is refused`,
      ).toEqual([])
      expect(await attacked.started(), `${name}: nothing is started`).toBe(started)
    })
  }
  if (login === null) return
  const attempted = attacked.answered().slice(first)
  expect(
    attempted.some(({ known }) => known),
    'the browser did send the cookie',
  ).toBe(true)
}
