import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import {
  frameOf,
  mount,
  mountJourney,
  names,
  scene,
  SECRET,
  touchFrame,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'
import { openScriptPage } from '../harness/widget/script-page.ts'
import { runTable, type HostileCase } from './hostile-case.ts'
import { countOf } from './ready-session.ts'

/** What a careless or evil script leaves in everything's prototype. */
const POLLUTION = {
  publicUrl: 'https://evil.example/',
  sessionId: 'polluted',
  embeddable: false,
  expiresAt: '1999-01-01T00:00:00Z',
  resumed: true,
  p: 'sessionframe',
  t: 'expired',
  v: [1],
  receipt: 'polluted',
  code: 'closed',
  page: 7,
  token: 'polluted.to.ken',
  extend: () => {},
}

/** Runs where every object has inherited more, and gives what was thrown. */
async function polluted(run: () => Promise<void>): Promise<string[]> {
  const thrown: string[] = []
  const heard = new AbortController()
  window.addEventListener('error', ({ message }) => thrown.push(message), heard)
  window.addEventListener('unhandledrejection', ({ reason }) => thrown.push(String(reason)), heard)
  Object.assign(Object.prototype, POLLUTION)
  try {
    await run()
  } finally {
    for (const name of Object.keys(POLLUTION)) Reflect.deleteProperty(Object.prototype, name)
    heard.abort()
  }
  return thrown
}

const rows: HostileCase[] = [
  {
    number: 37,
    tried: "an owner's listener that throws at every event",
    expected: 'the session goes on',
    async run() {
      const { endpoint } = await scene()
      const { element, events } = mount('journey-session', { endpoint, journey: 'a' })
      const { onerror } = window
      const errors: unknown[] = []
      // oxlint-disable-next-line unicorn/prefer-add-event-listener -- it takes the test runner's place
      window.onerror = (message) => errors.push(message)
      for (const name of ['creating', 'created', 'ready', 'resize']) {
        element.addEventListener(`session-${name}`, () => {
          throw new Error('of the owner')
        })
      }
      await untilState(element, 'ready')
      touchFrame()
      await waitUntil(() => countOf(events, 'session-resize') > 0)
      // oxlint-disable-next-line unicorn/prefer-add-event-listener
      window.onerror = onerror
      expect(errors.length).to.be.at.least(4)
      expect(names(events)).to.deep.equal(['session-creating', 'session-created', 'session-ready'])
    },
  },
  {
    number: 38,
    tried: 'an Object.prototype that has the names of our fields',
    expected: 'nothing thrown, and what was never sent is not taken',
    async run() {
      let one: Awaited<ReturnType<typeof mountJourney>> | undefined
      const thrown = await polluted(async () => {
        one = await mountJourney()
        await untilState(one.element, 'ready')
        await aTimeout(300)
      })
      expect(thrown).to.deep.equal([])
      expect(frameOf(one?.element ?? document.body)?.src).to.contain(SECRET)
      expect(one?.element.sessionId).to.equal('session-1')
      expect(one?.element.state).to.equal('ready')
      const created = one?.events.find(({ type }) => type === 'session-created')
      expect(created?.detail).to.include({ resumed: false, expiresAt: null })
      expect((await one?.posts())?.[0]?.headers['authorization']).to.equal(undefined)
    },
  },
  {
    number: 38,
    tried: 'fetch and JSON.parse of the host in the place of the browser’s',
    expected:
      'fetch is called once, with the endpoint alone; neither it nor JSON.parse is given the address or another token',
    async run() {
      const { fetch } = window
      const { parse } = JSON
      const fetched: string[] = []
      const parsed: string[] = []
      const { endpoint, frames } = await scene()
      window.fetch = (...asked: Parameters<typeof fetch>) => {
        fetched.push(new Request(...asked).url, JSON.stringify(asked[1]))
        return fetch(...asked)
      }
      JSON.parse = (text: string, ...more: []) => {
        parsed.push(text)
        return parse(text, ...more) as unknown
      }
      try {
        const token = `aGVhZA.${btoa('{"lead":"1"}').replaceAll('=', '')}.c2lnbmF0dXJl`
        const { element } = mount('journey-session', { endpoint, journey: 'a', token })
        await untilState(element, 'ready')
        expect(frameOf(element)?.src).to.contain(frames)
      } finally {
        window.fetch = fetch
        JSON.parse = parse
      }
      const own = fetched.filter((asked) => asked.includes('/journey-sessions'))
      expect(own).to.have.length(1)
      expect([...fetched, ...parsed].join()).not.to.contain(SECRET)
      expect(parsed.join()).not.to.contain('c2lnbmF0dXJl')
    },
  },
  {
    number: 39,
    tried: "the host's policy has no frame-src for the session",
    expected: 'frame-csp at once, a message and the link',
    async run() {
      const start = performance.now()
      const { element } = await openScriptPage("frame-src 'none'")
      await untilState(element, 'blocked')
      await element.updateComplete
      expect(element.error).to.include({ code: 'frame-csp', retryable: false })
      expect(performance.now() - start).to.be.lessThan(4000)
      const panel = element.shadowRoot?.querySelector('[part="error"]')
      expect(panel?.textContent).to.match(/new tab/)
      expect(element.shadowRoot?.querySelector('a')?.checkVisibility()).to.equal(true)
    },
  },
  {
    number: 39,
    tried: "the host has trusted-types 'none'",
    expected: 'it works: nothing is parsed as markup',
    async run() {
      const { element } = await openScriptPage(
        "require-trusted-types-for 'script'; trusted-types 'none'",
      )
      await untilState(element, 'ready')
    },
  },
  {
    number: 39,
    tried: "the host has style-src 'none'",
    expected: 'it is styled all the same, and follows the height',
    async run() {
      const { element, host } = await openScriptPage("style-src 'none'; style-src-attr 'none'")
      await untilState(element, 'ready')
      const view = host.contentWindow as typeof globalThis & Window
      view.dispatchEvent(new view.Event('blur'))
      await waitUntil(() => element.shadowRoot?.querySelector('iframe')?.offsetHeight === 400)
      const box = element.shadowRoot?.querySelector('#box') ?? element
      expect(view.getComputedStyle(box).display).to.equal('grid')
    },
  },
  {
    number: 39,
    tried: "the host has connect-src 'none'",
    expected: 'unreachable, with a message',
    async run() {
      const { element } = await openScriptPage("connect-src 'none'")
      await untilState(element, 'failed')
      expect(element.error?.code).to.equal('unreachable')
    },
  },
  {
    number: 43,
    tried: 'a session that ends while it is open',
    expected: 'session-expired once, the page stays, one renewal at most',
    async run() {
      const { element, events, posts } = await mountJourney({ create: [{ lasts: 2500 }] })
      await untilState(element, 'ready')
      await untilState(element, 'expired')
      await aTimeout(1500)
      expect(countOf(events, 'session-expired')).to.equal(1)
      expect(element.state).to.equal('expired')
      expect(frameOf(element)).not.to.equal(null)
      expect((await posts()).length).to.be.within(1, 2)
    },
  },
  {
    number: 44,
    tried: 'allow-features with top navigation, pointer lock and other tokens',
    expected: 'left out, with a warning',
    async run() {
      const { warn } = console
      const warnings: string[] = []
      console.warn = (text: string) => warnings.push(text)
      const allowFeatures =
        ' downloads  payment camera allow-top-navigation top-navigation allow-pointer-lock allow-scripts '
      const { element } = await mountJourney({}, { allowFeatures })
      await untilState(element, 'ready')
      console.warn = warn
      expect([...(frameOf(element)?.sandbox ?? [])]).to.have.members([
        'allow-scripts',
        'allow-same-origin',
        'allow-forms',
        'allow-downloads',
      ])
      expect(frameOf(element)?.allow).to.equal('payment; camera')
      expect(warnings.join()).to.contain('allow-top-navigation top-navigation allow-pointer-lock')
    },
  },
]

describe('a hostile host page @engines', () => {
  afterEach(unmountAll)
  runTable(rows)
})
