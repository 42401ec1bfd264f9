import { EVENTS, isCustomEvent } from '../events/event.ts'
import type { NewEvent } from '../events/event.ts'
import { matchesUrl, urlOf } from './match-url.ts'
import type { Trigger } from './trigger.ts'

type Event = Pick<NewEvent, 'name' | 'props'>
type Fires = (event: Event, config: Trigger['config']) => boolean

const on =
  (name: string): Fires =>
  (event) =>
    event.name === name

/** 0 is any list. */
const isOfList: Fires = ({ props }, { ListID }) =>
  !Number(ListID) || sameNumber(props, ListID, 'list')

/** What each trigger listens for, in the words of its vendor. Others fire nothing yet, or only by hand. */
const FIRES: Readonly<Record<string, Fires>> = {
  URL_MATCH: (event, config) =>
    event.name === EVENTS.pageView && matchesUrl(config, urlOf(event.props)),
  CUSTOM_EVENT: (event, { eventName }) => event.name === eventName,
  ELEMENT_CLICK: (event, { selector }) =>
    event.name === EVENTS.elementClick && event.props['selector'] === selector,
  WebsiteEvent_pageView: on(EVENTS.pageView),
  WebsiteEvent_identify: on(EVENTS.identify),
  WebsiteEvent_conversion: on(EVENTS.conversion),
  WebsiteEvent_customEvent: ({ name }) => isCustomEvent(name),
  ListSubscription: (event, config) => event.name === EVENTS.listJoined && isOfList(event, config),
  JourneyCompleted: ({ name, props }, { Value }) =>
    name === EVENTS.journeyCompleted && sameNumber(props, Value, 'journey'),
  contact_created: on(EVENTS.leadCreated),
}

/** With a delay or a frequency only the page knows when they fire. */
const TIMED = new Set(['URL_MATCH', 'CUSTOM_EVENT', 'ELEMENT_CLICK'])

/** Whether an event is what a trigger waits for; its criteria are another matter. */
export function triggerFires({ nodeId, type, config }: Trigger, event: Event): boolean {
  // What only the page of a visitor can know, it says: of any trigger, by its node.
  if (event.name === EVENTS.pageTrigger) return event.props['trigger'] === nodeId
  if (TIMED.has(type) && (config['delay'] || config['frequency'])) return false
  return Object.hasOwn(FIRES, type) && (FIRES[type]?.(event, config) ?? false)
}

function sameNumber(props: Event['props'], value: unknown, key: string): boolean {
  return value !== undefined && Number(props[key]) === Number(value)
}
