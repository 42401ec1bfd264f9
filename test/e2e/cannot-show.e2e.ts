import { expect, type Page } from '@playwright/test'
import type { Scenario } from '../harness/widget/scenario.ts'
import { stateOf, test, widget } from '../hostile/site-test.ts'
import { eventsOf } from './recorded-events.ts'

/** For pages where the script never runs. */
const OWN_LINK = '<a href="https://shop.example/book">Book on our own page</a>'

interface Obstacle {
  name: string
  /** Response headers of the host page; FRAMES is the sessions' origin. */
  headers?: Record<string, string>
  endpoint?: Scenario
  /** What a blocker of the visitor's takes out, by a glob. */
  aborted?: string
  state: 'blocked' | 'failed'
  code: string
  /** Seconds by which it must have been said. */
  within: number
  link: 'session' | 'own'
}

const page = (name: string, protocol = 'required'): Scenario => ({
  create: [{ page: name, session: { protocol } }],
})

const OBSTACLES: Obstacle[] = [
  {
    name: "the host's frame-src",
    headers: { 'Content-Security-Policy': "frame-src 'none'" },
    state: 'blocked',
    code: 'frame-csp',
    within: 10,
    link: 'session',
  },
  ...['denied', 'unframed', 'empty'].map((name): Obstacle => ({
    name: `a page that is "${name}"`,
    endpoint: page(name),
    state: 'blocked',
    code: 'frame-unresponsive',
    within: 20,
    link: 'session',
  })),
  {
    name: "the host's Cross-Origin-Embedder-Policy, which the page does not share",
    headers: {
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Opener-Policy': 'same-origin',
    },
    state: 'blocked',
    code: 'frame-unresponsive',
    within: 20,
    link: 'session',
  },
  {
    name: 'a page that never answers',
    endpoint: page('hanging', 'optional'),
    state: 'blocked',
    code: 'frame-timeout',
    within: 25,
    link: 'session',
  },
  {
    name: 'a blocker that takes out the frame',
    aborted: '**/frame/**',
    state: 'blocked',
    code: 'frame-unresponsive',
    within: 20,
    link: 'session',
  },
  {
    name: 'a blocker that takes out the request',
    aborted: '**/journey-sessions',
    state: 'failed',
    code: 'unreachable',
    within: 10,
    link: 'own',
  },
  {
    name: 'an endpoint that never answers',
    endpoint: { create: [{ silent: true }] },
    state: 'failed',
    code: 'unreachable',
    within: 45,
    link: 'own',
  },
  {
    name: 'an endpoint that answers nothing',
    endpoint: { create: [{ text: ' ' }] },
    state: 'failed',
    code: 'internal',
    within: 10,
    link: 'own',
  },
]

const element = (endpoint: string) =>
  widget(endpoint).replace('</journey-session>', `${OWN_LINK}</journey-session>`)

/**
 * What is to be seen at the moment when the element gives up: it may ask the
 * endpoint again a second later.
 */
async function snapshot(host: Page, state: string, seconds: number) {
  const given = await host.waitForFunction(
    (wanted) => {
      const one = document.querySelector('journey-session')
      const root = one?.shadowRoot
      const panel = root?.querySelector('[part="error"]')
      const link = root?.querySelector<HTMLAnchorElement>('[part="link"]')
      if (one?.state !== wanted || !panel?.checkVisibility()) return false
      return {
        words: panel.textContent,
        loading: root?.querySelector('[part="loading"]') !== null,
        href: link?.href ?? '',
        links: [
          ...(link?.checkVisibility({ visibilityProperty: true }) ? ['session'] : []),
          ...(one.querySelector('a')?.checkVisibility() ? ['own'] : []),
        ],
      }
    },
    state,
    { timeout: seconds * 1000, polling: 50 },
  )
  const value = await given.jsonValue()
  if (value === false) throw new Error('it waited for something else')
  return value
}

for (const { name, headers, endpoint, aborted, state, code, within, link } of OBSTACLES) {
  test(`cannot be shown, by ${name}: ${code}`, async ({ page: host, site }, testInfo) => {
    const { path } = await site.endpoint(endpoint)
    if (aborted !== undefined) await host.route(aborted, (route) => route.abort('blockedbyclient'))
    await host.goto(site.page(element(path), headers))
    const seen = await snapshot(host, state, within)

    const errors = (await eventsOf(host)).filter(({ type }) => type === 'session-error')
    expect(errors[0]?.detail['code']).toBe(code)
    expect(seen.loading).toBe(false)
    expect(seen.words).toMatch(/\w+ \w+/)
    // One way out there always is: to the session, or to where the owner says.
    expect(seen.links).toEqual([link])
    expect(seen.href.startsWith(site.frames)).toBe(link === 'session')

    await host.screenshot({ path: testInfo.outputPath('desk.png') })
    await host.setViewportSize({ width: 360, height: 640 })
    expect(await host.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await host.screenshot({ path: testInfo.outputPath('phone.png') })
  })
}

for (const [name, headers, scenario] of [
  [
    'Cross-Origin-Embedder-Policy, which the page shares',
    {
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Opener-Policy': 'same-origin',
    },
    page('isolated'),
  ],
  [
    "trusted-types 'none'",
    { 'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
    page('puppet'),
  ],
] as const) {
  test(`is shown in a host with ${name}; the owner's link is not`, async ({ page: host, site }) => {
    const { path } = await site.endpoint(scenario)
    await host.goto(site.page(element(path), headers))
    await expect.poll(() => stateOf(host)).toBe('ready')
    await expect(host.getByText('Book on our own page')).toBeHidden()
  })
}

test('a blocker that takes out the script leaves the link of the owner', async ({
  page: host,
  site,
}) => {
  const { path } = await site.endpoint()
  await host.route('**/sessionframe.js', (route) => route.abort('blockedbyclient'))
  await host.goto(site.page(element(path)))
  await expect(host.getByRole('link', { name: 'Book on our own page' })).toBeVisible()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('there is the link of the owner', async ({ page: host, site }) => {
    const { path } = await site.endpoint()
    await host.goto(site.page(element(path)))
    await expect(host.getByRole('link', { name: 'Book on our own page' })).toBeVisible()
  })
})
