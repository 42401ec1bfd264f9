import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import type { JourneySession } from '../../src/elements.ts'
import { countLeaks } from '../harness/widget/count-leaks.ts'
import {
  inFrame,
  mount,
  mountJourney,
  names,
  openPage,
  scene,
  settle,
  unmountAll,
  until,
  untilState,
} from '../harness/widget/scenes.ts'
import { keepsShadowFrames, type Moving } from '../harness/widget/keeps-shadow-frames.ts'
import { runTable, type HostileCase } from './hostile-case.ts'
import { countOf } from './ready-session.ts'

const TIMES = 1000

/** Tells one loading of the page in the frame from another. */
const loadOf = (element: Element) => inFrame(element, 'return performance.timeOrigin')

const rows: HostileCase[] = [
  {
    number: 26,
    tried: 'put in and out a thousand times in one task, and left in',
    expected: 'one request',
    async run() {
      const { endpoint, posts } = await scene()
      const { element, events } = mount('journey-session', { endpoint, journey: 'a' })
      for (let times = 0; times < TIMES; times += 1) {
        element.remove()
        document.body.append(element)
      }
      await untilState(element, 'ready')
      expect(await posts()).to.have.length(1)
      expect(names(events)).to.deep.equal(['session-creating', 'session-created', 'session-ready'])
    },
  },
  {
    number: 26,
    tried: 'put in and out a thousand times in one task, and left out',
    expected: 'no request, no event, no listener, timer or observer left',
    async run() {
      const { endpoint, posts } = await scene()
      const leaks = countLeaks()
      const { element, events } = mount('journey-session', {
        endpoint,
        journey: 'a',
        loading: 'eager',
      })
      for (let times = 0; times < TIMES; times += 1) {
        document.body.append(element)
        element.remove()
      }
      await aTimeout(300)
      leaks.stop()
      expect(leaks.left()).to.deep.equal([])
      expect(await posts()).to.have.length(0)
      expect(events).to.have.length(0)
    },
  },
  {
    number: 27,
    tried: 'taken out while the request is under way',
    expected: 'aborted, nothing said; later the same key is asked with',
    async run() {
      const { element, events, posts } = await mountJourney({ create: [{ delay: 5000 }] })
      await untilState(element, 'creating')
      // Else it has not arrived, and nobody sees that it was given up.
      await waitUntil(async () => (await posts()).length === 1)
      element.remove()
      await waitUntil(async () => (await posts())[0]?.aborted)
      expect(names(events)).to.deep.equal(['session-creating'])
      document.body.append(element)
      await aTimeout(0)
      await untilState(element, 'ready')
      const keys = (await posts()).map(({ headers }) => headers['idempotency-key'])
      expect(keys).to.have.length(2)
      expect(new Set(keys).size).to.equal(1)
    },
  },
  {
    number: 27,
    tried: 'moved while the request is under way',
    expected: 'the request goes on',
    async run() {
      const { element, posts } = await mountJourney({ create: [{ delay: 1000 }] })
      await untilState(element, 'creating')
      document.body.prepend(element)
      await untilState(element, 'ready')
      expect(await posts()).to.have.length(1)
    },
  },
  {
    number: 28,
    tried: 'another journey while the request for the first is under way',
    expected: 'the first answer is dropped',
    async run() {
      const { element, events, log } = await mountJourney({ create: [{ delay: 2000 }] })
      await untilState(element, 'creating')
      await waitUntil(async () => (await log()).length === 1)
      element.journey = 'form-2'
      await untilState(element, 'ready')
      await aTimeout(2100)
      expect(countOf(events, 'session-created')).to.equal(1)
      expect((await log()).map(({ body }) => body)).to.deep.equal([
        { journey: 'form-1' },
        { journey: 'form-2' },
      ])
    },
  },
  {
    number: 29,
    tried: 'appended to another parent',
    expected: 'the same session after a new handshake, no request',
    async run() {
      const { element, events, posts } = await mountJourney()
      await untilState(element, 'ready')
      const { sessionId } = element
      const before = await loadOf(element)
      const other = document.createElement('section')
      document.body.append(other)
      other.append(element)
      await aTimeout(0)
      expect(element.state).to.equal('loading')
      await untilState(element, 'ready')
      expect(await loadOf(element)).not.to.equal(before)
      expect(element.sessionId).to.equal(sessionId)
      expect(await posts()).to.have.length(1)
      await inFrame(element, "page.channel.send({ t: 'progress', page: 1, pages: 1 })")
      await until(() => countOf(events, 'session-progress') > 0, 'what the frame tells')
      await settle()
      expect(countOf(events, 'session-progress')).to.equal(1)
      other.remove()
    },
  },
  {
    number: 30,
    tried: 'moveBefore into another parent',
    expected: 'the frame loads anew only where the engine does so to any frame in a shadow tree',
    needs: () => 'moveBefore' in Element.prototype,
    async run() {
      const other: Moving = document.createElement('section')
      document.body.append(other)
      const { element, posts } = await mountJourney()
      await untilState(element, 'ready')
      const before = await loadOf(element)
      other.moveBefore?.(element, null)
      await aTimeout(300)
      expect(element.parentElement).to.equal(other)
      expect(element.state).to.equal('ready')
      expect((await loadOf(element)) === before).to.equal(await keepsShadowFrames())
      expect(await posts()).to.have.length(1)
      other.remove()
    },
  },
  {
    number: 31,
    tried: 'adopted into another document',
    expected: 'shown and styled there, but not spoken to; no request',
    async run() {
      const { element, events, posts } = await mountJourney()
      await untilState(element, 'ready')
      const page = await openPage()
      page.contentDocument?.body.append(element)
      await aTimeout(0)
      await untilState(element, 'ready')
      expect(events.at(-1)?.detail).to.include({ protocol: null })
      expect(element.ownerDocument).to.equal(page.contentDocument)
      expect(page.contentWindow?.getComputedStyle(element).display).to.equal('block')
      expect(await posts()).to.have.length(1)
    },
  },
  {
    number: 32,
    tried: 'two elements for the same lead and journey',
    expected: 'a key and a session each, and no word of the one at the other',
    async run() {
      const { endpoint, posts } = await scene()
      const wanted = { endpoint, journey: 'a', lead: '1', resume: 'tab' } as const
      const one = mount('journey-session', wanted)
      const two = mount('journey-session', wanted)
      await Promise.all([untilState(one.element, 'ready'), untilState(two.element, 'ready')])
      const keys = (await posts()).map(({ headers }) => headers['idempotency-key'])
      expect(new Set(keys).size).to.equal(2)
      expect(one.element.sessionId).not.to.equal(two.element.sessionId)
      await inFrame(one.element, "page.channel.send({ t: 'progress', page: 1, pages: 1 })")
      await settle()
      expect(countOf(one.events, 'session-progress')).to.equal(1)
      expect(countOf(two.events, 'session-progress')).to.equal(0)
    },
  },
  {
    number: 33,
    tried: 'the script three times, as classic script, module and its twin',
    expected: 'no throw, one session',
    async run() {
      const { endpoint, posts } = await scene()
      const page = await openPage(
        `<script>window.thrown = []; onerror = (text) => thrown.push(text)</script>
         <script src="/dist/cdn/sessionframe.js"></script>
         <script type="module" src="/dist/cdn/sessionframe.js?again"></script>
         <script type="module" src="/dist/cdn/sessionframe.mjs"></script>
         <script type="module">import '/dist/cdn/sessionframe.mjs?again'; window.last = true</script>
         <journey-session endpoint="${endpoint}" journey="a" resume="none"></journey-session>`,
      )
      const view = page.contentWindow as Window & { thrown?: string[]; last?: boolean }
      const element = view.document.querySelector('journey-session') as JourneySession
      await waitUntil(() => view.last === true)
      await untilState(element, 'ready')
      expect(view.thrown).to.deep.equal([])
      expect(await posts()).to.have.length(1)
    },
  },
  ...[
    ['is not displayed', 'display:none'],
    ['is far below', 'position:absolute;top:9000px'],
    ['is clipped away', 'height:0;overflow:hidden;contain:strict'],
  ].map(([what, style = '']): HostileCase => ({
    number: 34,
    tried: `an element that ${what}`,
    expected: 'no request until it is seen, then one',
    async run() {
      const { endpoint, posts } = await scene()
      const box = document.createElement('div')
      box.style.cssText = style
      document.body.append(box)
      const { element } = mount('journey-session', { endpoint, journey: 'a' })
      box.append(element)
      await aTimeout(400)
      expect(element.state).to.equal('idle')
      expect(await posts()).to.have.length(0)
      box.style.cssText = ''
      await untilState(element, 'ready')
      expect(await posts()).to.have.length(1)
      box.remove()
    },
  })),
]

describe('a hostile life @engines', () => {
  afterEach(unmountAll)
  runTable(rows)
})
