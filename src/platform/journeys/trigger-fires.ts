import { EVENTS, isCustomEvent } from '../events/event.ts'
import type { NewEvent } from '../events/event.ts'
import { matchesUrl, urlOf } from './match-url.ts'
import type { Trigger } from './trigger.ts'

type Event = Pick<NewEvent, 'name' | 'props'>

/** What a kind of trigger listens for. */
interface Ear {
  /** Of all others it need not be asked. */
  hears: (name: string) => boolean
  /** By default whatever it hears. */
  fits?: (event: Event, config: Trigger['config']) => boolean
}

const only =
  (name: string): Ear['hears'] =>
  (other) =>
    other === name

/** 0 is any list. */
const ofList = (name: string): Ear => ({
  hears: only(name),
  fits: ({ props }, { ListID }) => !Number(ListID) || sameNumber(props, ListID, 'list'),
})

const ofRecord = (name: string, key: string): Ear => ({
  hears: only(name),
  fits: ({ props }, { Value }) => sameNumber(props, Value, key),
})

/** 0 is any e-mail; a value is the address of the link. */
const ofEmail = (name: string): Ear => ({
  hears: only(name),
  fits: ({ props }, { EmailID, Value }) =>
    (!Number(EmailID) || sameNumber(props, EmailID, 'email')) && (!Value || props['url'] === Value),
})

/** In the words of its vendor. Other kinds fire only by hand. */
const EARS: Readonly<Record<string, Ear>> = {
  URL_MATCH: {
    hears: only(EVENTS.pageView),
    fits: ({ props }, config) => matchesUrl(config, urlOf(props)),
  },
  CUSTOM_EVENT: { hears: () => true, fits: ({ name }, { eventName }) => name === eventName },
  ELEMENT_CLICK: {
    hears: only(EVENTS.elementClick),
    fits: ({ props }, { selector }) => props['selector'] === selector,
  },
  WebsiteEvent_pageView: { hears: only(EVENTS.pageView) },
  WebsiteEvent_identify: { hears: only(EVENTS.identify) },
  WebsiteEvent_conversion: { hears: only(EVENTS.conversion) },
  WebsiteEvent_customEvent: { hears: isCustomEvent },
  ListSubscription: ofList(EVENTS.listJoined),
  ListUnsubscription: ofList(EVENTS.listLeft),
  Tag: ofRecord(EVENTS.tagAdded, 'tag'),
  UnTag: ofRecord(EVENTS.tagRemoved, 'tag'),
  CustomFieldValueChanged: ofRecord(EVENTS.fieldChanged, 'field'),
  RevenueHit: {
    hears: only(EVENTS.revenueGrown),
    // Where the total comes to the value, once.
    fits: ({ props }, { Value }) =>
      Number(props['from']) < Number(Value) && Number(Value) <= Number(props['to']),
  },
  EmailOpen: ofEmail(EVENTS.emailOpened),
  EmailLinkClick: ofEmail(EVENTS.emailClicked),
  EmailConversion: ofEmail(EVENTS.emailConverted),
  JourneyCompleted: ofRecord(EVENTS.journeyCompleted, 'journey'),
  contact_created: { hears: only(EVENTS.leadCreated) },
}

/** With a delay or a frequency only the page knows when they fire. */
const TIMED = new Set(['URL_MATCH', 'CUSTOM_EVENT', 'ELEMENT_CLICK'])

/** Whether an event is what a trigger waits for; its criteria are another matter. */
export function triggerFires({ nodeId, type, config }: Trigger, event: Event): boolean {
  // What only the page of a visitor can know, it says: of any trigger, by its node.
  if (event.name === EVENTS.pageTrigger) return event.props['trigger'] === nodeId
  if (TIMED.has(type) && (config['delay'] || config['frequency'])) return false
  const ear = Object.hasOwn(EARS, type) ? EARS[type] : undefined
  if (!ear?.hears(event.name)) return false
  return ear.fits?.(event, config) ?? true
}

/**
 * Words by which the database finds the triggers that an event may fire: each
 * trigger is kept under its own, and an event asks for those of `listenersOf`.
 * They name the vendor's type and nothing of what it means, so that they stay
 * true when a type learns to fire.
 */
export function wordsOf({ nodeId, type, config }: Trigger): string[] {
  const byType = type === 'CUSTOM_EVENT' ? typeAndName(type, config['eventName']) : type
  return [ofNode(nodeId), byType].filter(isWord)
}

/** The words under which those triggers are kept that this event may fire. */
export function listenersOf({ name, props }: Event): string[] {
  if (name === EVENTS.pageTrigger) return [ofNode(props['trigger'])].filter(isWord)
  return Object.entries(EARS)
    .filter(([, { hears }]) => hears(name))
    .map(([type]) => (type === 'CUSTOM_EVENT' ? typeAndName(type, name) : type))
    .filter(isWord)
}

/** What a text column and an index of it take, and longer than any that an event asks for. */
const WORD = /^[^\0\p{Surrogate}]{1,300}$/u
const isWord = (text: string) => WORD.test(text)
const ofNode = (id: unknown) => `node ${String(id)}`
const typeAndName = (type: string, name: unknown) => `${type} ${String(name)}`

function sameNumber(props: Event['props'], value: unknown, key: string): boolean {
  return value !== undefined && Number(props[key]) === Number(value)
}
