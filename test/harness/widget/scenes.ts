import { aTimeout, waitUntil } from '@open-wc/testing'
import type { JourneySession } from '../../../src/elements.ts'
import type { Logged, Scenario } from './scenario.ts'

export const SECRET = 'secret-of-the-session'

/** A real endpoint with answers of its own. */
export interface Scene {
  /** Its address, on the tests' own origin. */
  endpoint: string
  /** The same one, on the frames' origin. */
  foreign: string
  /** Where the frames' pages are. */
  frames: string
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
    log,
    posts: async () => (await log()).filter(({ method }) => method === 'POST'),
  }
}

export const frameOf = (element: Element) => element.shadowRoot?.querySelector('iframe') ?? null

/** Runs code in the page of the frame; `page` is its own. */
export async function inFrame(element: Element, run: string): Promise<unknown> {
  const frame = frameOf(element)
  const id = Math.random()
  const answer = new Promise((resolve) => {
    const listen = ({ source, data }: MessageEvent<{ ran?: number; result?: unknown } | null>) => {
      if (source !== frame?.contentWindow || data?.ran !== id) return
      window.removeEventListener('message', listen)
      resolve(data.result)
    }
    window.addEventListener('message', listen)
  })
  frame?.contentWindow?.postMessage({ run, id }, '*')
  return answer
}

export async function untilState(
  element: JourneySession | { state: string },
  state: string,
  timeout = 15_000,
): Promise<void> {
  await waitUntil(() => element.state === state, `state "${state}", is "${element.state}"`, {
    timeout,
  })
}

/** Long enough for a message to have crossed. */
export const settle = () => aTimeout(120)

const NAMES = [
  'session-creating',
  'session-created',
  'session-ready',
  'session-progress',
  'session-resize',
  'slot-selected',
  'session-submitted',
  'appointment-booked',
  'appointment-rescheduled',
  'appointment-cancelled',
  'session-completed',
  'session-closed',
  'session-expired',
  'session-error',
  'session-debug',
]

/** Everything that an element says from now on. */
export function record(target: EventTarget): CustomEvent<Record<string, unknown>>[] {
  const events: CustomEvent<Record<string, unknown>>[] = []
  for (const name of NAMES) {
    target.addEventListener(name, (event) => events.push(event as (typeof events)[number]))
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
