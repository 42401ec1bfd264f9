import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import { frameOf, inFrame, mountJourney, unmountAll, untilState } from '../harness/widget/scenes.ts'
import { runTable, type HostileCase } from './hostile-case.ts'
import { codesOf, readySession } from './ready-session.ts'

const TIMES = 100

/** What the page tried when it loaded, and what it may get for it: Firefox throws where others give null. */
const REFUSED = { top: ['SecurityError'], open: ['null', 'InvalidAccessError'], confirm: ['false'] }

const rows: HostileCase[] = [
  {
    number: 63,
    tried:
      'a page that on load navigates the top, opens a window, asks, scrolls and takes the focus',
    expected: 'the first three are refused by the sandbox; the element and the page stay',
    async run() {
      const spacer = document.createElement('div')
      spacer.style.height = '3000px'
      document.body.prepend(spacer)
      const { href } = location
      const { element, events } = await mountJourney(
        { create: [{ page: 'rude', session: { protocol: 'optional' } }] },
        { loading: 'eager', allowFeatures: '' },
      )
      await untilState(element, 'ready')
      await aTimeout(300)
      const tried = (await inFrame(element, 'return page.tried')) as Record<string, string>
      for (const [what, answers] of Object.entries(REFUSED)) {
        expect(tried[what], what).to.be.oneOf(answers)
      }
      expect(location.href).to.equal(href)
      expect(element.isConnected && element.state).to.equal('ready')
      expect(codesOf(events)).to.deep.equal([])
      spacer.remove()
    },
  },
  {
    number: 64,
    tried: 'the frame is sent to a hundred silent pages',
    expected: 'frame-navigated once',
    async run() {
      const { element, events, frames } = await readySession()
      for (let times = 0; times < TIMES; times += 1) {
        frameOf(element)?.contentWindow?.location.replace(`${frames}/frame/silent/${times}`)
        // oxlint-disable-next-line no-await-in-loop
        await aTimeout(30)
      }
      await waitUntil(() => events.length > 0, 'no event', { timeout: 8000 })
      await aTimeout(1000)
      expect(codesOf(events)).to.deep.equal(['frame-navigated'])
      expect(events).to.have.length(1)
      expect(element.state).to.equal('ready')
    },
  },
  {
    number: 64,
    tried: 'a page that says hello and navigates itself on, a hundred times',
    expected: 'two events at the most, and the last page is listened to',
    takes: 60_000,
    async run() {
      const { element, events, posts } = await mountJourney({ create: [{ page: 'restless' }] })
      await untilState(element, 'ready')
      events.length = 0
      const deadline = performance.now() + 45_000
      while ((await turns(element)) !== TIMES && performance.now() < deadline) {
        // oxlint-disable-next-line no-await-in-loop
        await aTimeout(200)
      }
      expect(await turns(element)).to.equal(TIMES)
      expect(codesOf(events).length).to.be.at.most(1)
      expect(events.length).to.be.at.most(2)
      await inFrame(element, "page.say({ t: 'progress', page: 1, pages: 1 })")
      await waitUntil(() => events.at(-1)?.type === 'session-progress')
      expect(await posts()).to.have.length(1)
    },
  },
]

/** How often the page has navigated; it may be on its way, and not answer. */
function turns(element: Element): Promise<unknown> {
  return Promise.race([inFrame(element, 'return page.turns'), aTimeout(500)])
}

describe('a hostile page in the frame @engines', () => {
  afterEach(unmountAll)
  runTable(rows)
})
