import { aTimeout } from '@open-wc/testing'
import type { AppointmentBooking, JourneySession } from '../../../src/elements.ts'
import { openPage, scene, SECRET, until, type Scene, type SessionEvents } from './scenes.ts'
import type { Scenario } from './scenario.ts'

const HELPERS = '<script src="/test/harness/widget/host-helpers.js"></script>'

type HostWindow = typeof globalThis &
  Window & {
    told: SessionEvents
    violations: string[]
    runIn(frame: HTMLIFrameElement, code: string): Promise<unknown>
  }

/** A page of its own that the browser has parsed, with the elements in it; nothing of ours is loaded. */
export interface HostPage extends Scene {
  view: HostWindow
  element: JourneySession | AppointmentBooking
  /** The frame that is in the element's shadow tree now. */
  frame(): HTMLIFrameElement
  /** Brings the script of the elements. */
  define(script?: string): Promise<void>
  /** Runs code in the page of the frame. */
  inFrame(code: string): Promise<unknown>
  /** How often the session's page was asked for, or the one of another address. */
  loads(address?: string): Promise<number>
}

/** Asked for without the secret, which stands in no address but the frame's own. */
async function countLoads(address: string): Promise<number> {
  const { pathname } = new URL(address)
  const path = pathname.replace(`/${SECRET}`, '')
  return (await (await fetch(`/harness/loads?path=${path}`)).json()) as number
}

/**
 * @param body Gets the endpoint and the address of a page that nobody else asks for.
 * @param page Which of the harness's pages the frame shows.
 */
export async function openHostPage(
  body: (endpoint: string, publicUrl: string) => string,
  {
    scenario = {},
    page = 'puppet',
    policy,
  }: { scenario?: Scenario; page?: string; policy?: string } = {},
): Promise<HostPage> {
  const one = await scene(scenario)
  const path = `/frame/${page}/${Math.random().toString(36).slice(2)}`
  const html = body(one.endpoint, one.frames + path)
  const host = await openPage(HELPERS + html, policy?.replaceAll('FRAMES', one.frames))
  const view = host.contentWindow as HostWindow
  const element = view.document.querySelector(
    'journey-session, appointment-booking',
  ) as JourneySession
  const frame = () => element.shadowRoot?.querySelector('iframe') as HTMLIFrameElement
  return {
    ...one,
    view,
    element,
    frame,
    async define(script = '/src/index.ts') {
      const tag = view.document.createElement('script')
      Object.assign(tag, { type: 'module', src: script })
      view.document.body.append(tag)
      await until(() => element.matches(':defined'), 'the elements are defined')
    },
    inFrame: (code) => view.runIn(frame(), code),
    async loads(address = one.frames + path) {
      await aTimeout(100)
      return countLoads(address)
    },
  }
}
