import { aTimeout, expect } from '@open-wc/testing'
import { frameOf, inFrame, settle, unmountAll } from '../harness/widget/scenes.ts'
import { runTable, type HostileCase } from './hostile-case.ts'
import {
  codesOf,
  hello,
  nothingComesOf,
  readySession,
  strangerFrame,
  watchPage,
} from './ready-session.ts'

const FORGED = [
  hello(),
  hello({ id: 'b2' }),
  { t: 'ready', nonce: 'x' },
  { t: 'booked' },
  { t: 'expired' },
]

/** Values that anybody may post, as code. */
const DATA = [
  'null',
  'undefined',
  '1',
  '"hello"',
  '[1, 2]',
  'new Map([["p", "sessionframe"], ["t", "hello"]])',
  'new Set(["hello"])',
  'new Date()',
  'new Error("hello")',
  'new ArrayBuffer(5e7)',
  '{ p: "sessionframe", t: "hello", v: [1], id: 5 }',
  '{ p: "sessionframe", t: "hello", v: { length: 1, 0: 1 }, id: "z2" }',
  '{ p: "sessionframe", t: "hello", v: [1], id: "x".repeat(1e6) }',
]

const OTHER_WIDGETS = [
  '"[iFrameSizer]x:1:2:init"',
  '"[iFrameSizer]message:{}"',
  '{ event: "calendly.event_scheduled", payload: {} }',
  '{ type: "form-submit", embedId: 1, responseId: "x" }',
  '{ namespace: "penpal", channel: undefined, type: "SYN", participantId: "x" }',
  '{ originator: "CAL", type: "bookingSuccessful", data: {} }',
]

const rows: HostileCase[] = [
  {
    number: 1,
    tried: 'the frame goes to another origin, whose page says hello',
    expected: 'frame-navigated; it gets no port',
    async run() {
      const { element, events, frames } = await readySession()
      const page = watchPage()
      const other = `${frames.replace('127.0.0.1', 'localhost')}/frame/raw/x`
      await inFrame(element, `setTimeout(() => { location = '${other}' }, 0)`)
      await aTimeout(900)
      expect(codesOf(events)).to.deep.equal(['frame-navigated'])
      expect(await inFrame(element, 'return page.told.length')).to.equal(0)
      expect(page.stop()).to.deep.equal({ errors: [], channels: 0 })
      expect(events).to.have.length(1)
    },
  },
  {
    number: 2,
    tried: 'a sibling frame of the right origin says hello',
    expected: 'nothing',
    run: () =>
      nothingComesOf(async ({ frames }) => {
        const stranger = await strangerFrame(`${frames}/frame/raw/x`)
        await settle()
        stranger.remove()
      }),
  },
  {
    number: 3,
    tried: 'a sandboxed frame, whose origin is "null", says hello',
    expected: 'nothing',
    run: () =>
      nothingComesOf(async ({ frames }) => {
        const stranger = await strangerFrame(`${frames}/frame/raw/x`, 'allow-scripts')
        await settle()
        stranger.remove()
      }),
  },
  {
    number: 4,
    tried: 'a frame inside the frame says hello to the host',
    expected: 'nothing',
    run: () =>
      nothingComesOf(async ({ element, frames }) => {
        const said = JSON.stringify(hello({ id: 'c3' }))
        const run = `parent.parent.postMessage(${said}, '*'); top.postMessage(${said}, '*')`
        await inFrame(
          element,
          `const inner = document.createElement('iframe')
           inner.src = '${frames}/frame/raw/y'
           const loaded = new Promise((resolve) => { inner.onload = resolve })
           document.body.append(inner)
           await loaded
           inner.contentWindow.postMessage({ run: ${JSON.stringify(run)}, id: 1 }, '*')`,
        )
        await aTimeout(300)
      }),
  },
  {
    number: 5,
    tried: 'the host page posts to itself',
    expected: 'nothing',
    run: () =>
      nothingComesOf(() => {
        for (const message of FORGED) window.postMessage(message, '*')
      }),
  },
  {
    number: 7,
    tried: 'messages whose sender has gone, where the frame has gone too',
    expected: 'nothing: null is not null',
    async run() {
      const { element, events, frames } = await readySession()
      const stranger = await strangerFrame(`${frames}/frame/raw/x`)
      const page = watchPage()
      const senders: unknown[] = []
      const heard = new AbortController()
      const listen = ({ source, data }: MessageEvent<{ t?: string } | null>) => {
        if (data?.t !== 'hello') return
        senders.push(source)
        stranger.remove()
      }
      window.addEventListener('message', listen, heard)
      const run = 'for (let count = 0; count < 200; count += 1) page.hello()'
      stranger.contentWindow?.postMessage({ run, id: 1 }, '*')
      await aTimeout(300)
      // In one task: an element that is drawn again puts its frame back.
      frameOf(element)?.remove()
      const constructed = { source: null, origin: frames, data: hello({ id: 'd4' }) }
      window.dispatchEvent(new MessageEvent('message', constructed))
      expect(page.stop()).to.deep.equal({ errors: [], channels: 0 })
      heard.abort()
      expect(senders.at(-1)).to.equal(null)
      expect(events).to.deep.equal([])
    },
  },
  {
    number: 8,
    tried: 'data of any kind, up to 50 MB, from the frame itself and over its port',
    expected: 'nothing',
    run: () =>
      nothingComesOf(async ({ element }) => {
        for (const data of DATA) {
          // oxlint-disable-next-line no-await-in-loop -- one after the other, as a page would
          await inFrame(element, `parent.postMessage(${data}, '*'); page.say(${data})`)
        }
      }),
  },
  {
    number: 9,
    tried: 'messages of iframe-resizer, penpal, Calendly, Typeform and Cal.com',
    expected: 'nothing',
    run: () =>
      nothingComesOf(async ({ element }) => {
        for (const data of OTHER_WIDGETS) {
          // oxlint-disable-next-line no-await-in-loop
          await inFrame(element, `parent.postMessage(${data}, '*'); page.say(${data})`)
        }
      }),
  },
]

describe('hostile messages, from strangers @engines', () => {
  afterEach(unmountAll)
  runTable(rows)
})
