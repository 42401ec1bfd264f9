import {
  PAGE_EVENTS,
  VISITOR_LIMITS,
  type VisitorEvent,
  type VisitorTrigger,
} from '../wire/visitor.ts'
import { pauseAfter } from './visitor-calls.ts'
import { parseOpen } from './parse-answers.ts'
import { mayFire } from './frequency.ts'
import { kept } from './kept.ts'
import type { Show } from './live/show-once.ts'
import { withoutTokens } from './page-address.ts'
import { tellCustomEvent } from './triggers/custom-event.ts'
import { tellStart } from './triggers/manual.ts'
import type { Stop } from './triggers/trigger.ts'
import { onUrlChange } from './triggers/url-changes.ts'
import type { Visitor, VisitorOptions } from './visitor.ts'
import { visitorChannel, type VisitorChannel } from './visitor-channel.ts'
import { watchTriggers } from './watch-triggers.ts'

/** How long events wait for others that go with them, in milliseconds. */
const GATHER = 1000

/** https://www.w3.org/TR/gpc/#javascript-property-to-detect-preference */
const saysNo = () => (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true

/** Whether the event that sets a trigger off tells the endpoint all; else the page has to. */
const tellsItself = ({ type, delay, frequency }: VisitorTrigger) =>
  /^(URL|CUSTOM)/.test(type) && !delay && !frequency

/**
 * Begins to watch for the site's triggers, and to tell its endpoint of events.
 * No cookie is set. What is kept, the visitor id and events on their way, is in
 * the page's own storage.
 *
 * @param open Shows a session that a journey wants to be shown.
 */
export function visitorClient(
  { endpoint, consent = 'given', pages }: VisitorOptions,
  open: Show,
): Visitor {
  const browser = kept(() => localStorage)
  const tab = kept(() => sessionStorage)
  let token: string | undefined
  /** While it is there: nothing may be stored or sent without it. */
  let channel: VisitorChannel | undefined
  let ended = new AbortController()
  let watched = ''
  let unwatch: Stop = () => {}
  let listening = new AbortController()

  const watch = (triggers: VisitorTrigger[]) => {
    // What is watched already would be set off once more.
    const same = JSON.stringify(triggers)
    if (same === watched) return
    unwatch()
    watched = same
    unwatch = watchTriggers(triggers, (trigger) => {
      if (!mayFire(trigger, browser, tab)) return
      if (!tellsItself(trigger)) add(PAGE_EVENTS.trigger, { trigger: trigger.id })
      channel?.soon(0)
    })
  }
  /** @returns Whether it is told. */
  const add = (event: string, properties: object): unknown => {
    if (!channel) return null
    // A `Blob` would know too, but waits for the browser's other process: a millisecond, as measured.
    const { length } = new TextEncoder().encode(JSON.stringify(properties))
    const fits = event && event.length <= VISITOR_LIMITS.name && length <= VISITOR_LIMITS.properties
    if (fits) {
      channel.tell({
        event,
        properties: properties as VisitorEvent['properties'],
        messageId: crypto.randomUUID(),
        timestamp: new Date().toISOString(),
      })
      channel.soon(GATHER)
      // oxlint-disable-next-line no-console -- the owner is looking there
    } else console.warn('Sessionframe: an event has a name of 1 to 100 characters, and 4 KiB.')
    return fits
  }
  const page = () => {
    const { title, referrer } = document
    add(PAGE_EVENTS.view, {
      url: withoutTokens(location.href),
      title,
      referrer: withoutTokens(referrer),
    })
  }
  /** Few visits need it at once, and those who are not known yet not at all. */
  const live = () => import('./live/live.ts')
  const heard = (answer: unknown) => {
    for (const session of parseOpen(answer)) void live().then((all) => all.showOnce(session, open))
  }
  const connect = () => {
    channel = visitorChannel({
      endpoint,
      kept: browser,
      identified(triggers, visitor) {
        watch(triggers)
        listening.abort()
        const { signal } = (listening = new AbortController())
        const lost = () => channel?.ask(token)
        void live().then((all) => all.listen(signal, endpoint, visitor, heard, lost, pauseAfter))
      },
      heard,
    })
    channel.ask(token)
  }
  const begin = () => {
    if (channel || saysNo()) return
    ended = new AbortController()
    const { signal } = ended
    const leave = () => channel?.leave()
    document.addEventListener('visibilitychange', () => document.hidden && leave(), { signal })
    window.addEventListener('pagehide', leave, { signal })
    window.addEventListener('online', () => channel?.soon(0), { signal })
    connect()
    if (pages === 'manual') return
    page()
    signal.addEventListener('abort', onUrlChange(page))
  }
  const halt = () => {
    channel?.halt()
    listening.abort()
  }
  const stop = () => {
    halt()
    channel = undefined
    ended.abort()
    unwatch()
    watched = ''
  }
  const forget = () => {
    token = undefined
    for (const place of [browser, tab]) for (const name of place.names('')) place.set(name)
  }

  if (consent === 'given') whenSeen(begin)
  return {
    identify(given) {
      token = given
      channel?.ask(given)
    },
    track(event, properties = {}) {
      if (add(event, properties)) tellCustomEvent(event)
    },
    page,
    conversion: (value) => void add(PAGE_EVENTS.conversion, { value }),
    start: tellStart,
    reset() {
      channel?.leave()
      halt()
      forget()
      if (channel) connect()
    },
    consent(given) {
      if (given) return whenSeen(begin)
      stop()
      forget()
    },
    stop,
  }
}

/** A page that is only being prerendered is nobody's view yet. */
function whenSeen(run: () => void): void {
  const page: Document & { prerendering?: boolean } = document
  if (page.prerendering) page.addEventListener('prerenderingchange', run, { once: true })
  else run()
}
