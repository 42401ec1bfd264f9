import { aTimeout, waitUntil } from '@open-wc/testing'
import '../../../src/index.ts'
import type { AppointmentBooking, JourneySession } from '../../../src/elements.ts'
import type { Logged, Scenario } from './scenario.ts'
import { SESSION_EVENTS } from './session-event-names.ts'

export { SECRET } from './secrets.ts'

/** A real endpoint with answers of its own. */
export interface Scene {
  /** Its address, on the tests' own origin. */
  endpoint: string
  /** The same one, on the frames' origin. */
  foreign: string
  /** Where the frames' pages are. */
  frames: string
  /** Gives it other answers, and forgets what it knows. */
  change(scenario: Scenario): Promise<unknown>
  /** Everything that has reached it so far. */
  log(): Promise<Logged[]>
  /** Sessions asked for so far. */
  posts(): Promise<Logged[]>
}

export async function scene(scenario: Scenario = {}): Promise<Scene> {
  const response = await fetch('/harness/scenario', {
    method: 'POST',
    body: JSON.stringify(scenario),
  })
  const { id, frames } = (await response.json()) as { id: string; frames: string }
  const log = async () => (await (await fetch(`/harness/log/${id}`)).json()) as Logged[]
  return {
    endpoint: `/endpoint/${id}`,
    foreign: `${frames}/endpoint/${id}`,
    frames,
    change: (other) =>
      fetch(`/harness/scenario/${id}`, { method: 'POST', body: JSON.stringify(other) }),
    log,
    posts: async () => (await log()).filter(({ method }) => method === 'POST'),
  }
}

export const frameOf = (element: Element) => element.shadowRoot?.querySelector('iframe') ?? null

/** Runs code in the page of the frame; `page` is its own. */
export async function inFrame(element: Element, run: string): Promise<unknown> {
  const frame = frameOf(element)
  const id = crypto.randomUUID()
  const heard = new AbortController()
  const answer = new Promise((resolve) => {
    window.addEventListener(
      'message',
      ({ source, data }: MessageEvent<{ ran?: string; result?: unknown } | null>) => {
        if (source !== frame?.contentWindow || data?.ran !== id) return
        heard.abort()
        resolve(data.result)
      },
      { signal: heard.signal },
    )
  })
  const ask = () => frame?.contentWindow?.postMessage({ run, id }, '*')
  // A page that is loading hears nothing yet, and one that has heard it does it once.
  const again = setInterval(ask, 500)
  heard.signal.addEventListener('abort', () => clearInterval(again))
  ask()
  return answer
}

/** Waits for what may take its time in a slow engine or on a busy machine. */
export const until = (condition: () => unknown, what: string): Promise<void> =>
  waitUntil(condition, what, { interval: 20, timeout: 8000 })

type SessionElement = JourneySession | AppointmentBooking

export async function untilState(element: SessionElement, state: string): Promise<void> {
  const deadline = performance.now() + 12_000
  while (element.state !== state) {
    if (performance.now() > deadline) {
      throw new Error(`waited for "${state}", it is "${element.state}" (${element.error?.code})`)
    }
    // One after the other: nobody may wait for what depends on what is waited for.
    // oxlint-disable-next-line no-await-in-loop
    await aTimeout(10)
  }
}

const mounted = new Set<Element>()

/** An element in the page, with what was said by it. */
export function mount<Tag extends 'journey-session' | 'appointment-booking'>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): { element: HTMLElementTagNameMap[Tag]; events: SessionEvents } {
  const element = document.createElement(tag)
  Object.assign(element, { resume: 'none' }, properties)
  const events = record(element)
  mounted.add(element)
  document.body.append(element)
  return { element, events }
}

/** A journey on an endpoint with answers of its own. */
export async function mountJourney(
  scenario: Scenario = {},
  properties: Partial<JourneySession> = {},
): Promise<Scene & { element: JourneySession; events: SessionEvents }> {
  const one = await scene(scenario)
  return {
    ...one,
    ...mount('journey-session', { endpoint: one.endpoint, journey: 'form-1', ...properties }),
  }
}

/** A page of the tests' own origin, with a body and a policy of its own, and a fragment in its address. */
export async function openPage(body = '', policy?: string, hash = ''): Promise<HTMLIFrameElement> {
  const page = document.createElement('iframe')
  const query = new URLSearchParams({ body, ...(policy !== undefined && { policy }) })
  page.src = `/harness/page?${query}${hash}`
  page.width = '600'
  page.height = '600'
  mounted.add(page)
  await new Promise((resolve) => {
    page.addEventListener('load', resolve, { once: true })
    document.body.append(page)
  })
  return page
}

/** For `afterEach`. */
export function unmountAll(): void {
  for (const element of mounted) element.remove()
  mounted.clear()
  sessionStorage.clear()
  localStorage.clear()
}

/** What a page sees of a visitor who goes into a frame. */
export const touchFrame = () => window.dispatchEvent(new Event('blur'))

/** Long enough for a message to have crossed: 120 ms, and more on a machine that is behind. */
export async function settle(): Promise<void> {
  for (let left = 6; left > 0; left -= 1) {
    // oxlint-disable-next-line no-await-in-loop
    await aTimeout(20)
  }
}

export type SessionEvents = CustomEvent<Record<string, unknown>>[]

/** Everything that an element says from now on. */
export function record(target: EventTarget): SessionEvents {
  const events: SessionEvents = []
  for (const name of SESSION_EVENTS) {
    target.addEventListener(name, (event) => events.push(event as SessionEvents[number]))
  }
  return events
}

/** Names of the events, without heights, which come when they come. */
export const names = (events: Event[]) =>
  events.map(({ type }) => type).filter((type) => type !== 'session-resize')

/** A receipt as far as a browser can tell. */
export const RECEIPT =
  `${btoa(JSON.stringify({ typ: 'sessionframe-receipt+jwt', alg: 'EdDSA' }))}.${btoa('{}')}.c2ln`.replaceAll(
    '=',
    '',
  )
