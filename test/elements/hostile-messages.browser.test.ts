import { aTimeout, expect } from '@open-wc/testing'
import type { JourneySession } from '../../src/elements.ts'
import {
  frameOf,
  inFrame,
  mountJourney,
  names,
  RECEIPT,
  settle,
  unmountAll,
  untilState,
  type SessionEvents,
} from '../harness/widget/scenes.ts'

const RAW = { create: [{ page: 'raw' }] }

async function ready(): Promise<{
  element: JourneySession
  events: SessionEvents
  frames: string
}> {
  const one = await mountJourney(RAW)
  await untilState(one.element, 'ready')
  await settle()
  one.events.length = 0
  return one
}

const say = (element: Element, code: string) => inFrame(element, `page.say(${code})`)
const hello = (over: object = {}) => ({ p: 'sessionframe', t: 'hello', v: [1], id: 'a1', ...over })

/** A frame beside the element's, of any origin, that runs code. */
async function strangerFrame(src: string, sandbox?: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe')
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox)
  frame.src = src
  document.body.append(frame)
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  return frame
}

describe('messages from strangers', () => {
  afterEach(unmountAll)

  const forged = [hello(), { t: 'ready', nonce: 'x' }, { t: 'booked' }, hello({ id: 'b2' })]

  it('the page itself', async () => {
    const { element, events } = await ready()
    for (const message of forged) window.postMessage(message, '*')
    await settle()
    expect(events).to.have.length(0)
    expect(element.state).to.equal('ready')
  })

  it('a sibling frame of the right origin', async () => {
    const { element, events, frames } = await ready()
    const stranger = await strangerFrame(`${frames}/frame/raw/x`)
    await settle()
    expect(events).to.have.length(0)
    await inFrame(element, "page.say({ t: 'progress', page: 1, pages: 1 })")
    await settle()
    expect(names(events)).to.deep.equal(['session-progress'])
    stranger.remove()
  })

  it('a sandboxed frame, whose origin is "null"', async () => {
    const { events, frames } = await ready()
    const stranger = await strangerFrame(`${frames}/frame/raw/x`, 'allow-scripts')
    await settle()
    expect(events).to.have.length(0)
    stranger.remove()
  })

  it('a frame inside the frame', async () => {
    const { element, events, frames } = await ready()
    await inFrame(
      element,
      `const inner = document.createElement('iframe')
       inner.src = '${frames}/frame/raw/y'
       inner.onload = () => inner.contentWindow.postMessage({ run: "top.postMessage(" + ${JSON.stringify(JSON.stringify(hello({ id: 'c3' })))} + ", '*')" }, '*')
       document.body.append(inner)`,
    )
    await aTimeout(400)
    expect(events).to.have.length(0)
  })

  it('a frame that is gone', async () => {
    const { element, events } = await ready()
    await inFrame(element, 'setTimeout(() => page.hello(), 0); setTimeout(() => page.hello(), 5)')
    element.remove()
    await settle()
    expect(events).to.have.length(0)
  })

  it('is deaf to the messages of other widgets, and to data of any kind', async () => {
    const { element, events } = await ready()
    const others = [
      'null',
      '1',
      '"[iFrameSizer]x:1:2:init"',
      '[1, 2]',
      'new Map([["p", "sessionframe"], ["t", "hello"]])',
      'new Date()',
      'new ArrayBuffer(5e7)',
      '{ event: "calendly.event_scheduled" }',
      '{ type: "form-submit", embedId: 1 }',
      '{ namespace: "penpal", channel: undefined, type: "SYN" }',
      'JSON.parse(\'{"__proto__": {"p": "sessionframe", "t": "hello", "v": [1], "id": "z"}}\')',
      '{ p: "sessionframe", t: "constructor", v: [1], id: "z1" }',
      '{ p: "sessionframe", t: "hello", v: [1], id: 5 }',
      '{ p: "sessionframe", t: "hello", v: { length: 1, 0: 1 }, id: "z2" }',
      '{ p: "sessionframe", t: "hello", v: [1], id: "x".repeat(1e6) }',
    ]
    for (const other of others) await inFrame(element, `parent.postMessage(${other}, '*')`)
    await settle()
    expect(events).to.have.length(0)
    await say(element, "{ t: 'progress', page: 1, pages: 1 }")
    await settle()
    expect(names(events)).to.deep.equal(['session-progress'])
  })
})

describe('the handshake', () => {
  afterEach(unmountAll)

  it('gives one port for one id', async () => {
    const { element } = await ready()
    await inFrame(element, 'const id = page.id; page.hello({ id }); page.hello({ id })')
    await settle()
    const welcomes = await inFrame(
      element,
      "return page.told.filter(({ t }) => t === 'welcome').length",
    )
    expect(welcomes).to.equal(1)
  })

  it('tells of a page that speaks other versions, once, and shows it as any page', async () => {
    const { element, events } = await mountJourney({ create: [{ page: 'raw-mute' }] })
    await untilState(element, 'loading')
    await aTimeout(500)
    for (const versions of ['[]', '[99]', 'Array(10000).fill(99)', '["1"]']) {
      await inFrame(element, `page.hello({ v: ${versions} })`)
    }
    await untilState(element, 'ready')
    await settle()
    const errors = events.filter(({ type }) => type === 'session-error')
    expect(errors.map(({ detail }) => detail['code'])).to.deep.equal(['protocol-version'])
    expect(events.find(({ type }) => type === 'session-ready')?.detail).to.include({
      protocol: null,
    })
  })

  it('takes a version that it knows among many', async () => {
    const { element, events } = await mountJourney({ create: [{ page: 'raw-mute' }] })
    await untilState(element, 'loading')
    await aTimeout(500)
    await inFrame(element, 'page.mute = false; page.hello({ v: [3, 1, 2] })')
    await untilState(element, 'ready')
    expect(events.at(-1)?.detail).to.include({ protocol: 1 })
  })

  for (const [what, before] of [
    ['a wrong nonce', "page.say({ t: 'ready', nonce: 'wrong' })"],
    ['no ready at all', ''],
  ]) {
    it(`listens to nothing after ${what}`, async () => {
      const { element, events } = await mountJourney({ create: [{ page: 'raw-mute' }] })
      await untilState(element, 'loading')
      await aTimeout(500)
      await inFrame(element, 'page.hello()')
      await settle()
      await inFrame(element, `${before}; page.say({ t: 'submitted', receipt: '${RECEIPT}' })`)
      await settle()
      expect(names(events)).to.deep.equal(['session-creating', 'session-created'])
      expect(element.state).to.equal('loading')
    })
  }

  it('closes the port of a page that says hello anew', async () => {
    const { element, events } = await ready()
    await inFrame(element, 'page.old = page.port; page.hello()')
    await settle()
    await inFrame(element, "page.old.postMessage({ t: 'progress', page: 1, pages: 1 })")
    await settle()
    expect(events).to.have.length(0)
    await say(element, "{ t: 'progress', page: 2, pages: 2 }")
    await settle()
    expect(names(events)).to.deep.equal(['session-progress'])
  })

  it('shakes hands with the same page when it was reloaded', async () => {
    const { element, events, posts } = await mountJourney(RAW)
    await untilState(element, 'ready')
    await inFrame(element, 'setTimeout(() => location.reload(), 0)')
    await aTimeout(700)
    await say(element, "{ t: 'progress', page: 1, pages: 1 }")
    await settle()
    expect(names(events).filter((name) => name === 'session-progress')).to.have.length(1)
    expect(names(events)).not.to.contain('session-error')
    expect(await posts()).to.have.length(1)
  })

  it('never gives a port to a page of another origin in the frame', async () => {
    const { element, events, frames } = await ready()
    const foreign = frames.replace('127.0.0.1', '[::1]')
    const other = `${frames.replace('127.0.0.1', 'localhost')}/frame/raw/x`
    expect(foreign).not.to.equal(frames)
    await inFrame(element, `setTimeout(() => { location = '${other}' }, 0)`)
    await aTimeout(900)
    expect(events.map(({ detail }) => detail['code'])).to.deep.equal(['frame-navigated'])
    expect(await inFrame(element, 'return page.told.length')).to.equal(0)
  })

  it('tells when a frame went to a page that says nothing', async () => {
    const { element, events, frames } = await ready()
    await inFrame(element, `setTimeout(() => { location = '${frames}/frame/silent/x' }, 0)`)
    await aTimeout(3600)
    expect(events.map(({ detail }) => detail['code'])).to.deep.equal(['frame-navigated'])
    expect(element.state).to.equal('ready')
  })
})

describe('messages over the port', () => {
  afterEach(unmountAll)

  it('drops what is malformed, and what it does not know', async () => {
    const { element, events } = await ready()
    const payloads = [
      'null',
      '"submitted"',
      '[]',
      '{}',
      '{ t: "unknown" }',
      '{ t: "toString" }',
      '{ t: "__proto__" }',
      '{ t: ["submitted"], receipt: "x" }',
      '{ t: "submitted" }',
      '{ t: "submitted", receipt: 5 }',
      '{ t: "submitted", receipt: "<b>" }',
      '{ t: "submitted", receipt: "a".repeat(1e6) }',
      'JSON.parse(\'{"t": "submitted", "__proto__": {"receipt": "x"}}\')',
      'new Map([["t", "expired"]])',
      'Object.assign([], { t: "expired" })',
      '{ t: "progress", page: "1", pages: 2 }',
      '{ t: "progress", page: NaN, pages: 2 }',
      '{ t: "slot", start: "tomorrow", end: "later" }',
      '{ t: "slot", start: 1, end: 2 }',
      '{ t: "redirect", url: "javascript:alert(1)" }',
      '{ t: "error", code: { toString: 1 } }',
      '{ t: "height", px: "500" }',
      '{ t: "height", px: {} }',
      '{ t: "height", px: NaN }',
      '{ t: "height", px: -1 }',
      '{ t: "height", px: Infinity }',
      '{ t: "height", px: 1e400 }',
    ]
    const height = frameOf(element)?.offsetHeight
    for (const payload of payloads) await say(element, payload)
    await settle()
    expect(events).to.have.length(0)
    expect(frameOf(element)?.offsetHeight).to.equal(height)
    expect(element.state).to.equal('ready')
  })

  it('passes on only what a message has to have', async () => {
    const { element, events } = await ready()
    await say(
      element,
      "{ t: 'progress', page: 1, pages: 2, evil: 'x', requestId: 'mine', sessionId: 'y' }",
    )
    await settle()
    const detail = events.at(-1)?.detail ?? {}
    expect(Object.keys(detail)).to.have.members(['requestId', 'sessionId', 'page', 'pages'])
    expect(detail['sessionId']).to.equal(element.sessionId)
    expect(detail['requestId']).not.to.equal('mine')
  })

  it('closes ports that are sent along', async () => {
    const { element } = await ready()
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
  })

  it('lets a flood pass only so far, and stays responsive', async () => {
    const { element, events } = await ready()
    let beats = 0
    const heart = setInterval(() => (beats += 1), 10)
    await inFrame(
      element,
      "for (let page1 = 1; page1 <= 5000; page1 += 1) page.say({ t: 'progress', page: page1, pages: 5000 })",
    )
    await aTimeout(500)
    clearInterval(heart)
    const progress = events.filter(({ type }) => type === 'session-progress')
    expect(progress.length).to.be.within(100, 400)
    const errors = events.filter(({ type }) => type === 'session-error')
    expect(errors.map(({ detail }) => detail['code'])).to.deep.equal(['protocol-violation'])
    expect(beats).to.be.greaterThan(10)
    expect(element.state).to.equal('ready')
  })

  it('counts a flood of hellos as well', async () => {
    const { element, events } = await ready()
    await inFrame(element, 'for (let count = 0; count < 2000; count += 1) page.hello()')
    await aTimeout(600)
    const welcomes = await inFrame(
      element,
      "return page.told.filter(({ t }) => t === 'welcome').length",
    )
    expect(welcomes).to.be.lessThan(400)
    expect(events.length).to.be.lessThan(5)
  })

  it('does not follow close-request or focus-out while inline', async () => {
    const { element, events } = await ready()
    await say(element, "{ t: 'close-request' }")
    await say(element, "{ t: 'focus-out' }")
    await settle()
    expect(events).to.have.length(0)
    expect(element.state).to.equal('ready')
  })

  it('shows what a page says has gone wrong, under the page', async () => {
    const { element, events } = await ready()
    await say(element, "{ t: 'error', code: 'closed' }")
    await settle()
    expect(element.state).to.equal('failed')
    expect(element.error).to.include({ code: 'closed', retryable: false })
    expect(names(events)).to.deep.equal(['session-error'])
    expect(frameOf(element)).not.to.equal(null)
    await say(element, "{ t: 'error', code: 'of-its-own' }")
    await settle()
    expect(element.error?.code).to.equal('internal')
  })
})

describe('what a page in the frame tries', () => {
  afterEach(unmountAll)

  it('to navigate the top, to alert, to open, to scroll: nothing comes of it', async () => {
    const spacer = document.createElement('div')
    spacer.style.height = '3000px'
    document.body.prepend(spacer)
    const { element } = await mountJourney(
      { create: [{ page: 'rude', session: { protocol: 'optional' } }] },
      { loading: 'eager', allowFeatures: '' },
    )
    await untilState(element, 'ready')
    await aTimeout(300)
    expect(document.body.contains(element)).to.equal(true)
    spacer.remove()
  })

  it('to be somewhere else and come back by Back: it is nowhere complete', async () => {
    const { element, events, frames } = await ready()
    const steps = history.length
    await inFrame(element, `setTimeout(() => { location = '${frames}/frame/raw/second' }, 0)`)
    await aTimeout(800)
    expect(history.length).to.equal(steps + 1)
    history.back()
    await aTimeout(800)
    expect(events).to.deep.equal([])
    expect(element.state).to.equal('ready')
    await say(element, "{ t: 'progress', page: 1, pages: 1 }")
    await settle()
    expect(names(events)).to.deep.equal(['session-progress'])
  })

  it('to navigate itself a hundred times: the events are bounded', async () => {
    const { element, events, frames } = await ready()
    for (let times = 0; times < 30; times += 1) {
      frameOf(element)?.contentWindow?.location.replace(`${frames}/frame/silent/${times}`)
      await aTimeout(30)
    }
    await aTimeout(3500)
    expect(events.length).to.be.within(1, 2)
  })
})
