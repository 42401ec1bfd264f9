import { aTimeout, expect } from '@open-wc/testing'
import { closeGuests, openGuest } from '../harness/widget/open-guest.ts'
import {
  inFrame,
  names,
  RECEIPT,
  settle,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'
import { runTable, type HostileCase } from './hostile-case.ts'
import {
  codesOf,
  countOf,
  muteSession,
  nothingComesOf,
  readySession,
  say,
  welcomes,
} from './ready-session.ts'

/** Own properties that structured clone keeps, and names that every object has. */
const PROTOTYPES = [
  '{ t: "toString" }',
  '{ t: "__proto__" }',
  '{ t: "constructor" }',
  '{ t: "hasOwnProperty" }',
  '{ t: { toString: 1 } }',
  'JSON.parse(\'{"__proto__": {"t": "expired"}}\')',
  'JSON.parse(\'{"t": "submitted", "__proto__": {"receipt": "x"}}\')',
  'JSON.parse(\'{"__proto__": {"p": "sessionframe", "t": "hello", "v": [1], "id": "z"}}\')',
  '{ p: "sessionframe", t: "constructor", v: [1], id: "z1" }',
  '{ p: "sessionframe", t: "__proto__", v: [1], id: "z2" }',
]

/** After this before `ready`, the page in the frame is not listened to. */
async function unheard(before: string): Promise<void> {
  const { element, events } = await muteSession()
  await inFrame(element, 'page.hello()')
  await settle()
  await inFrame(element, `${before}; page.say({ t: 'submitted', receipt: '${RECEIPT}' })`)
  await settle()
  expect(names(events)).to.deep.equal(['session-creating', 'session-created'])
  expect(element.state).to.equal('loading')
  await inFrame(element, "page.say({ t: 'ready', nonce: page.nonce })")
  await untilState(element, 'ready')
}

const rows: HostileCase[] = [
  {
    number: 10,
    tried: 'own __proto__, constructor or toString as type',
    expected: 'nothing',
    run: () =>
      nothingComesOf(async ({ element }) => {
        for (const data of PROTOTYPES) {
          // oxlint-disable-next-line no-await-in-loop
          await inFrame(element, `parent.postMessage(${data}, '*'); page.say(${data})`)
        }
        expect(Reflect.get({}, 't')).to.equal(undefined)
      }),
  },
  {
    number: 10,
    tried: 'more fields than a message has, named as ours',
    expected: 'an event without them',
    async run() {
      const { element, events } = await readySession()
      await say(
        element,
        "{ t: 'progress', page: 1, pages: 2, evil: 'x', requestId: 'mine', sessionId: 'y' }",
      )
      await settle()
      const detail = events.at(-1)?.detail ?? {}
      expect(Object.keys(detail)).to.have.members(['requestId', 'sessionId', 'page', 'pages'])
      expect(detail['sessionId']).to.equal(element.sessionId)
      expect(detail['requestId']).not.to.equal('mine')
    },
  },
  {
    number: 11,
    tried: 'hello three times with one id',
    expected: 'one port',
    async run() {
      const { element } = await readySession()
      await inFrame(element, 'const { id } = page; page.hello({ id }); page.hello({ id })')
      await settle()
      expect(await welcomes(element)).to.equal(1)
    },
  },
  {
    number: 12,
    tried: 'hello with no version, with others, with 10 000 of them',
    expected: 'protocol-version once, and shown as a page that speaks none',
    async run() {
      const { element, events } = await muteSession()
      for (const versions of ['[]', '[99]', 'Array(10000).fill(99)', '["1"]']) {
        // oxlint-disable-next-line no-await-in-loop
        await inFrame(element, `page.hello({ v: ${versions} })`)
      }
      await untilState(element, 'ready')
      await settle()
      expect(codesOf(events)).to.deep.equal(['protocol-version'])
      expect(events.find(({ type }) => type === 'session-ready')?.detail).to.include({
        protocol: null,
      })
      expect(await welcomes(element)).to.equal(0)
    },
  },
  {
    number: 12,
    tried: 'hello with a version that is known among others',
    expected: 'that one is spoken',
    async run() {
      const { element, events } = await muteSession()
      await inFrame(element, 'page.mute = false; page.hello({ v: [3, 1, 2] })')
      await untilState(element, 'ready')
      expect(events.at(-1)?.detail).to.include({ protocol: 1 })
    },
  },
  {
    number: 13,
    tried: 'a frame beside it sends our guest side a welcome with a port',
    expected: 'not followed',
    async run() {
      const guest = await openGuest()
      const stranger = await openGuest('raw')
      const [said] = guest.hellos
      const forged = { p: 'sessionframe', t: 'welcome', v: 1, echo: said?.id, nonce: 'x' }
      const place = [...Array(window.length).keys()].find(
        (index) => window[index] === guest.frame.contentWindow,
      )
      const send = `postMessage(${JSON.stringify(forged)}, '*', [new MessageChannel().port2])`
      await stranger.run(`parent.frames[${place}].${send}`)
      await settle()
      expect(await guest.run('return page.channel.connected')).to.equal(false)
      guest.welcome()
      await settle()
      expect(await guest.run('return page.channel.connected')).to.equal(true)
    },
  },
  {
    number: 14,
    tried: 'ready with a wrong nonce',
    expected: 'not listened to',
    run: () => unheard("page.say({ t: 'ready', nonce: 'wrong' })"),
  },
  {
    number: 15,
    tried: 'an event before ready',
    expected: 'not listened to',
    run: () => unheard(''),
  },
  {
    number: 16,
    tried: 'the port of before, after the page said hello anew',
    expected: 'closed; the new one is listened to',
    async run() {
      const { element, events } = await readySession()
      await inFrame(element, 'page.old = page.port; page.hello()')
      await settle()
      await inFrame(element, "page.old.postMessage({ t: 'progress', page: 1, pages: 1 })")
      await settle()
      expect(events).to.have.length(0)
      await say(element, "{ t: 'progress', page: 2, pages: 2 }")
      await settle()
      expect(names(events)).to.deep.equal(['session-progress'])
    },
  },
  {
    number: 16,
    tried: 'the page reloads itself',
    expected: 'a new handshake for the same session, and no error',
    async run() {
      const { element, events, posts } = await readySession()
      await inFrame(element, 'setTimeout(() => location.reload(), 0)')
      await aTimeout(700)
      await say(element, "{ t: 'progress', page: 1, pages: 1 }")
      await settle()
      expect(countOf(events, 'session-progress')).to.equal(1)
      expect(codesOf(events)).to.deep.equal([])
      expect(await posts()).to.have.length(1)
    },
  },
  {
    number: 16,
    tried: 'the frame goes to a page of the same origin that says nothing',
    expected: 'frame-navigated after three seconds, still shown',
    async run() {
      const { element, events, frames } = await readySession()
      await inFrame(element, `setTimeout(() => { location = '${frames}/frame/silent/x' }, 0)`)
      await aTimeout(3600)
      expect(codesOf(events)).to.deep.equal(['frame-navigated'])
      expect(element.state).to.equal('ready')
    },
  },
  {
    number: 11,
    tried: 'hello 2000 times with other ids',
    expected: 'some hundred ports, one after the other, and hardly an event',
    async run() {
      const { element, events } = await readySession()
      const begun = performance.now()
      await inFrame(element, 'for (let count = 0; count < 2000; count += 1) page.hello()')
      await aTimeout(600)
      const given = await welcomes(element)
      // A burst, and so many a second after that, however long it took.
      expect(given).to.be.lessThan(240 + (120 * (performance.now() - begun)) / 1000)
      expect(events.length).to.be.lessThan(5)
    },
  },
]

describe('hostile messages, in the handshake @engines', () => {
  afterEach(() => {
    unmountAll()
    closeGuests()
  })
  runTable(rows)
})
