import { expect, waitUntil } from '@open-wc/testing'
import type { JourneySession } from '../../src/elements.ts'
import type { Reply } from '../harness/widget/scenario.ts'
import {
  frameOf,
  inFrame,
  mountJourney,
  names,
  settle,
  touchFrame,
  untilState,
  type Scene,
  type SessionEvents,
} from '../harness/widget/scenes.ts'

export interface ReadySession extends Scene {
  element: JourneySession
  events: SessionEvents
}

/** A session whose page shakes hands by hand, and says what our own guest side would not. */
export async function readySession(reply: Reply = {}): Promise<ReadySession> {
  const one = await mountJourney({ create: [{ page: 'raw', ...reply }] })
  await untilState(one.element, 'ready')
  touchFrame()
  await settle()
  one.events.length = 0
  return one
}

/** A session whose page is there, and has not said hello yet. */
export async function muteSession(): Promise<ReadySession> {
  const one = await mountJourney({ create: [{ page: 'raw-mute' }] })
  await untilState(one.element, 'loading')
  await pageIsThere(one.element)
  return one
}

async function pageIsThere(element: JourneySession): Promise<void> {
  const frame = frameOf(element)
  if (frame?.contentDocument !== null) {
    await new Promise((resolve) => frame?.addEventListener('load', resolve, { once: true }))
  }
  // Its script is a module, which runs before `load`; the answer shows that it has.
  await inFrame(element, '')
}

/** Sends code's value over the port of the page in the frame. */
export const say = (element: Element, code: string) => inFrame(element, `page.say(${code})`)

/** Ports that the page in the frame was given. */
export const welcomes = (element: Element) =>
  inFrame(element, "return page.told.filter(({ t }) => t === 'welcome').length")

export const codesOf = (events: SessionEvents) =>
  events.filter(({ type }) => type === 'session-error').map(({ detail }) => detail['code'])

export const countOf = (events: SessionEvents, name: string) =>
  events.filter(({ type }) => type === name).length

export const hello = (over: object = {}) => ({
  p: 'sessionframe',
  t: 'hello',
  v: [1],
  id: 'a1',
  ...over,
})

/** A frame beside the element's, of any origin, that runs code. */
export async function strangerFrame(src: string, sandbox?: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe')
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox)
  frame.src = src
  document.body.append(frame)
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  return frame
}

/** What goes wrong in this page until `stop`, and how many channels it opens. */
export function watchPage(): { stop(): { errors: string[]; channels: number } } {
  const heard = new AbortController()
  const { MessageChannel } = window
  const errors: string[] = []
  let channels = 0
  window.MessageChannel = class extends MessageChannel {
    constructor() {
      super()
      channels += 1
    }
  }
  window.addEventListener('error', ({ message }) => errors.push(message), heard)
  window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)), heard)
  return {
    stop() {
      heard.abort()
      window.MessageChannel = MessageChannel
      return { errors, channels }
    },
  }
}

const looksOf = (element: JourneySession) => ({
  style: element.getAttribute('style'),
  height: element.offsetHeight,
  frame: frameOf(element)?.style.cssText,
  frameHeight: frameOf(element)?.offsetHeight,
  state: element.state,
  html: element.shadowRoot?.querySelector('[role]')?.outerHTML,
  top: window.scrollY,
  focused: document.activeElement?.localName,
})

/**
 * Tries something on a session that is ready. Nothing may come of it: no
 * event, no other look, no error of the page, no new port; and afterwards the
 * session is still listened to.
 */
export async function nothingComesOf(tried: (one: ReadySession) => unknown): Promise<void> {
  const one = await readySession()
  const { element, events } = one
  const before = looksOf(element)
  const page = watchPage()
  await tried(one)
  await settle()
  expect(page.stop()).to.deep.equal({ errors: [], channels: 0 })
  expect(events.map(({ type }) => type)).to.deep.equal([])
  expect(looksOf(element)).to.deep.equal(before)
  await say(element, "{ t: 'progress', page: 7, pages: 9 }")
  await waitUntil(() => events.length > 0, 'still listened to', { timeout: 5000 })
  expect(names(events)).to.deep.equal(['session-progress'])
}
