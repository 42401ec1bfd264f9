/**
 * JSON between the visitor client and the endpoint. Times are ISO 8601 instants
 * in UTC. Schemas of what the client sends are in `visitor-requests.ts`, which
 * no page loads.
 */
import type { SessionKind } from './endpoint.ts'

/** Body of `POST /visitor/identify`. */
export interface IdentifyVisitor {
  /** What the route gave before; left out by a visitor who is new. */
  visitor?: string
  /** The owner's JWT for a known user. */
  token?: string
}

/** Answer 200 of `POST /visitor/identify`. */
export interface VisitorIdentified {
  /** A bearer secret of this browser, signed by the endpoint. */
  visitor: string
  triggers: VisitorTrigger[]
}

/** What `POST /visitor/events` is told. */
export interface VisitorEvent {
  /** The owner's own name of it, or one of `PAGE_EVENTS`. */
  event: string
  properties: Record<string, unknown>
  /** A UUID; an event that comes again with it is the same one. */
  messageId: string
  timestamp: string
}

/** Names of what the client itself tells. */
export const PAGE_EVENTS = {
  /** A page is seen: `{url, title, referrer}`. */
  view: 'page_view',
  /** `{value}`, a number, where there is one. */
  conversion: 'conversion',
  /** A trigger has fired that no other event tells of: `{trigger}`, its id. */
  trigger: 'page_trigger',
} as const

/** Body of `POST /visitor/events`. */
export interface SendVisitorEvents {
  events: VisitorEvent[]
}

/** A session that a journey wants to be shown now. */
export interface SessionToOpen {
  kind: SessionKind
  sessionId: string
  /** A bearer secret: it goes into the frame and nowhere else. */
  publicUrl: string
  display: 'inline' | 'modal' | 'drawer' | 'popover' | 'window'
  enrollmentId: string
}

/** Answer 200 of `POST /visitor/events`. */
export interface VisitorEventsTaken {
  open: SessionToOpen[]
}

/**
 * Name of the one event in the answer of `POST /visitor/live` with
 * `Accept: text/event-stream`, whose data is a `VisitorEventsTaken`. Comments
 * between the events say that the connection is still there.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export const OPEN_EVENT = 'open'

/** What one answer or request has at most. */
export const VISITOR_LIMITS = {
  /** Events in a request. */
  events: 50,
  /** Bytes of an event's properties, as JSON in UTF-8. */
  properties: 4096,
  /** Characters of an event's name. */
  name: 100,
  /** Triggers of a site. */
  triggers: 5000,
  /** Characters of a pattern, a selector or a text. */
  text: 500,
} as const

export type MatchType = 'exact' | 'contains' | 'startsWith' | 'endsWith' | 'regex'

/** How often one visitor is let in by a trigger; always, by default. */
type Frequency = 'once' | 'session' | 'day'

interface TriggerOf<Type extends string> {
  /** Of its node in the journey. */
  id: string
  type: Type
  /** Seconds from what sets it off until it fires. */
  delay?: number
  frequency?: Frequency
}

/** The address of the page fits. */
export interface UrlMatchTrigger extends TriggerOf<'URL_MATCH'> {
  matchType: MatchType
  /** Held against the whole address, and against path, query and fragment alone. */
  pattern: string
}

/** A click on an element that fits, or on something in it. */
export interface ElementClickTrigger extends TriggerOf<'ELEMENT_CLICK'> {
  selector: string
  /** The element's text contains it. */
  text?: string
}

/** The owner's code has called `track()`. */
export interface CustomEventTrigger extends TriggerOf<'CUSTOM_EVENT'> {
  eventName: string
}

/** The owner's code has called `start()`. */
export interface ManualTrigger extends TriggerOf<'MANUAL'> {
  /** The journey's id. */
  journey: string
}

/** The pointer leaves the page at its top. */
type ExitIntentTrigger = TriggerOf<'EXIT_INTENT'>

/** So much of the page has been scrolled into view. */
export interface ScrollDepthTrigger extends TriggerOf<'SCROLL_DEPTH'> {
  /** From 1 to 100. */
  percent: number
}

/** The page was in front for so long. */
export interface TimeOnPageTrigger extends TriggerOf<'TIME_ON_PAGE'> {
  seconds: number
}

/** Half of an element that fits is in view, or it fills half of the view. */
export interface ElementVisibleTrigger extends TriggerOf<'ELEMENT_VISIBLE'> {
  selector: string
}

/** A trigger that the page watches for. */
export type VisitorTrigger =
  | UrlMatchTrigger
  | ElementClickTrigger
  | CustomEventTrigger
  | ManualTrigger
  | ExitIntentTrigger
  | ScrollDepthTrigger
  | TimeOnPageTrigger
  | ElementVisibleTrigger
