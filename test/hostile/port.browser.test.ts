import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import {
  frameOf,
  inFrame,
  mount,
  mountJourney,
  names,
  RECEIPT,
  scene,
  settle,
  touchFrame,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'
import { runTable, type HostileCase } from './hostile-case.ts'
import { watchMainThread } from './main-thread.ts'
import { codesOf, countOf, nothingComesOf, readySession, say } from './ready-session.ts'

const heightOf = (element: Element) => frameOf(element)?.offsetHeight ?? 0

const NO_HEIGHTS = ['"500"', '{}', '[500]', 'new Date(500)', 'NaN', '-1', 'Infinity', '1e400', '5n']

const MALFORMED = [
  '[]',
  '{}',
  '{ t: "unknown" }',
  '{ t: ["submitted"], receipt: "x" }',
  '{ t: "submitted" }',
  '{ t: "submitted", receipt: 5 }',
  '{ t: "submitted", receipt: "<b>" }',
  'Object.assign([], { t: "expired" })',
  '{ t: "progress", page: "1", pages: 2 }',
  '{ t: "progress", page: NaN, pages: 2 }',
  '{ t: "slot", start: "tomorrow", end: "later" }',
  '{ t: "slot", start: 1, end: 2 }',
  '{ t: "error", code: { toString: 1 } }',
]

const LONG = '"a".repeat(1e6)'

const sayAll = (messages: string[]) => () =>
  nothingComesOf(async ({ element }) => {
    for (const message of messages) {
      // oxlint-disable-next-line no-await-in-loop
      await say(element, message)
    }
  })

const rows: HostileCase[] = [
  {
    number: 17,
    tried: 'a height that is no number from 0 up',
    expected: 'nothing',
    run: sayAll(NO_HEIGHTS.map((px) => `{ t: "height", px: ${px} }`)),
  },
  {
    number: 17,
    tried: 'a height of 0, of 1e-7, of 1e9',
    expected: 'at least 100 and at most 10 000 pixels',
    async run() {
      const { element } = await readySession()
      await say(element, "{ t: 'height', px: 0 }")
      await waitUntil(() => heightOf(element) === 100)
      await say(element, "{ t: 'height', px: 1e9 }")
      await waitUntil(() => heightOf(element) === 10_000)
      await say(element, "{ t: 'height', px: 1e-7 }")
      await waitUntil(() => heightOf(element) === 100)
    },
  },
  {
    number: 18,
    tried: 'a page that always is a bit higher than its frame',
    expected: 'resize-loop once, frozen, and it can scroll inside',
    async run() {
      const { element, events } = await mountJourney({ create: [{ page: 'growing' }] })
      await untilState(element, 'ready')
      await waitUntil(() => events.at(-1)?.type === 'session-error', '', { timeout: 15_000 })
      const frozen = heightOf(element)
      expect(frozen).to.be.lessThan(2000)
      await aTimeout(700)
      expect(codesOf(events)).to.deep.equal(['resize-loop'])
      expect(heightOf(element)).to.equal(frozen)
      expect(element.state).to.equal('ready')
      const frame = frameOf(element)
      expect(frame?.getAttribute('scrolling') ?? 'auto').to.equal('auto')
      expect(getComputedStyle(frame ?? element).overflow).to.match(/^(clip|visible)/)
    },
  },
  {
    number: 19,
    tried: 'a height that swings by one pixel for ten seconds',
    expected: 'at most two changes',
    takes: 30_000,
    async run() {
      const { element, events } = await mountJourney()
      await untilState(element, 'ready')
      touchFrame()
      await waitUntil(() => heightOf(element) === 400)
      await settle()
      events.length = 0
      await inFrame(
        element,
        `const { content } = page
         const end = performance.now() + 10_000
         let swings = 0
         await new Promise((resolve) => {
           const swing = () => {
             content.style.height = 500 + (swings++ % 2) + 'px'
             if (performance.now() < end) requestAnimationFrame(swing)
             else resolve()
           }
           swing()
         })`,
      )
      expect(countOf(events, 'session-resize')).to.be.within(1, 2)
      expect(heightOf(element)).to.equal(501)
      expect(codesOf(events)).to.deep.equal([])
    },
  },
  {
    number: 20,
    tried: 'a page that grows by an animation of 900 ms',
    expected: 'followed to its end, not frozen',
    async run() {
      const { element, events } = await mountJourney()
      await untilState(element, 'ready')
      await inFrame(
        element,
        `page.content.animate([{ height: '400px' }, { height: '1300px' }], { duration: 900, fill: 'forwards' })`,
      )
      await waitUntil(() => heightOf(element) === 1300, 'not there', { timeout: 4000 })
      expect(codesOf(events)).to.deep.equal([])
    },
  },
  {
    number: 21,
    tried: '5000 messages a second, for two seconds',
    expected: 'a part of them, protocol-violation once, and a host that keeps answering',
    async run() {
      const { element, events } = await readySession()
      const longest = watchMainThread()
      const start = performance.now()
      await inFrame(
        element,
        `const start = performance.now()
         let said = 0
         while (performance.now() - start < 2000) {
           while (said < (performance.now() - start) * 5) page.say({ t: 'progress', page: 1 + said++ % 9, pages: 9 })
           await new Promise((resolve) => setTimeout(resolve, 4))
         }
         return said`,
      )
      await settle()
      // A host that got no turn while messages came would show the whole two seconds.
      expect(longest()).to.be.lessThan(1500)
      const atMost = 240 + ((performance.now() - start) * 120) / 1000
      expect(countOf(events, 'session-progress')).to.be.within(240, atMost)
      expect(codesOf(events)).to.deep.equal(['protocol-violation'])
      expect(element.state).to.equal('ready')
    },
  },
  {
    number: 22,
    tried: 'booked three times',
    expected: 'one appointment, one completion',
    async run() {
      const { endpoint } = await scene()
      const { element, events } = mount('appointment-booking', { endpoint, appointmentType: 't' })
      await untilState(element, 'ready')
      const times = { start: '2026-11-24T09:00:00Z', end: '2026-11-24T09:30:00Z' }
      const booked = JSON.stringify({ t: 'booked', ...times, receipt: RECEIPT })
      await inFrame(element, `for (const time of [1, 2, 3]) page.channel.send(${booked})`)
      await untilState(element, 'completed')
      await settle()
      expect(names(events).slice(-3)).to.deep.equal([
        'session-submitted',
        'appointment-booked',
        'session-completed',
      ])
    },
  },
  {
    number: 23,
    tried: 'redirect to javascript:, and words that ask for a deed of ours',
    expected: 'nothing: there is no such message',
    run: sayAll([
      '{ t: "redirect", url: "javascript:alert(1)" }',
      '{ t: "navigate", url: "https://evil.example/" }',
      '{ t: "open", url: "javascript:alert(1)" }',
      '{ t: "title", text: "<img onerror=alert(1)>" }',
      '{ t: "html", html: "<script>alert(1)</script>" }',
      '{ t: "scroll", top: 900 }',
    ]),
  },
  {
    number: 24,
    tried: 'a receipt, a code, a nonce and an instant of 1 MB',
    expected: 'nothing',
    run: sayAll([
      `{ t: "submitted", receipt: ${LONG} }`,
      `{ t: "error", code: ${LONG} }`,
      `{ t: "ready", nonce: ${LONG} }`,
      `{ t: "slot", start: "2026-11-24T09:00:00Z", end: ${LONG} }`,
    ]),
  },
  {
    number: 24,
    tried: 'messages with fields that are missing or of another kind',
    expected: 'nothing',
    run: sayAll(MALFORMED),
  },
  {
    number: 25,
    tried: 'messages that carry ports',
    expected: 'the ports are closed',
    async run() {
      const { element } = await readySession()
      const { close } = MessagePort.prototype
      let closed = 0
      MessagePort.prototype.close = function () {
        closed += 1
        close.call(this)
      }
      await inFrame(
        element,
        `const { port2 } = new MessageChannel()
         page.port.postMessage({ t: 'focus-out' }, [port2])
         page.port.postMessage('junk', [new MessageChannel().port1])`,
      )
      await settle()
      MessagePort.prototype.close = close
      expect(closed).to.equal(2)
    },
  },
]

describe('hostile messages, over the port @engines', () => {
  afterEach(unmountAll)
  runTable(rows)
})
