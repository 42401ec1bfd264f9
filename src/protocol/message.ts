/**
 * What crosses the iframe wall. Two window messages open a `MessagePort`
 * (`hello`, `welcome`); everything else travels over that port, so that no
 * other frame can put a word in.
 * https://html.spec.whatwg.org/multipage/web-messaging.html#channel-messaging
 */

/** The mark that tells our window messages from everybody else's. */
export const PROTOCOL = 'sessionframe'

/** The protocol versions this build speaks, newest last. */
export const VERSIONS: readonly number[] = [1]

/** Guest → host, over the window, to any origin: there is nothing secret in it. */
export type HelloMessage = { t: 'hello'; v: number[]; id: string }

/** Host → guest, over the window, to the guest's exact origin, with one port. */
export type WelcomeMessage = { t: 'welcome'; v: number; echo: string; nonce: string }

/** Guest → host, over the port. `start` and `end` are ISO 8601 instants in UTC. */
export type GuestMessage =
  | { t: 'ready'; nonce: string }
  /** The content's height in CSS pixels. */
  | { t: 'height'; px: number }
  /** The page being shown and how many there are, both from 1. */
  | { t: 'progress'; page: number; pages: number }
  | { t: 'slot'; start: string; end: string }
  | { t: 'submitted'; receipt: string }
  | { t: 'booked'; start: string; end: string; receipt: string }
  | { t: 'rescheduled'; start: string; end: string; receipt: string }
  | { t: 'cancelled' }
  | { t: 'expired' }
  | { t: 'close-request' }
  /** Focus ran out of the guest; the host moves it on. */
  | { t: 'focus-out' }
  | { t: 'error'; code: string }

/** Host → guest, over the port. */
export type HostMessage =
  | { t: 'focus' }
  | { t: 'theme'; colorScheme: 'light' | 'dark'; lang: string; dir: 'ltr' | 'rtl' }
  | { t: 'ping' }
