import type { GuestMessage, HelloMessage, HostMessage, WelcomeMessage } from './message.ts'
import { PROTOCOL } from './message.ts'
import { ownProperty } from './own-property.ts'

type Check<T> = (value: unknown) => value is T

/** For every message of a union, a check for each of its fields. */
type Shapes<M extends { t: string }> = {
  [T in M['t']]: Extract<M, { t: T }> extends infer One
    ? { [F in Exclude<keyof One, 't'>]: Check<One[F]> }
    : never
}

const text =
  (pattern: RegExp): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && pattern.test(value)

const number =
  (min: number, max: number): Check<number> =>
  // Comparing alone lets a string or a Date pass, and refuses NaN.
  (value): value is number =>
    typeof value === 'number' && value >= min && value <= max

const oneOf =
  <T extends string>(...words: T[]): Check<T> =>
  (value): value is T =>
    words.some((word) => word === value)

const isInteger = (value: unknown): value is number => Number.isInteger(value)

const token = text(/^[\w-]{1,64}$/)
const instant = text(/^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]{0,16}Z$/)
const receipt = text(/^[\w.-]{1,4096}$/)
const count = number(1, 1e4)
const times = { start: instant, end: instant }

const GUEST: Shapes<GuestMessage> = {
  ready: { nonce: token },
  height: { px: number(0, Number.MAX_VALUE) },
  progress: { page: count, pages: count },
  slot: times,
  submitted: { receipt },
  booked: { ...times, receipt },
  rescheduled: { ...times, receipt },
  cancelled: {},
  expired: {},
  'close-request': {},
  'focus-out': {},
  error: { code: token },
}

const HOST: Shapes<HostMessage> = {
  focus: {},
  theme: {
    colorScheme: oneOf('light', 'dark'),
    lang: text(/^[\w-]{0,64}$/),
    dir: oneOf('ltr', 'rtl'),
  },
  ping: {},
}

/** Builds a fresh message with the fields of its shape and no others, or gives null. */
function parse(shapes: Record<string, Record<string, Check<unknown>>>, value: unknown): unknown {
  const t = ownProperty(value, 't')
  if (typeof t !== 'string' || !Object.hasOwn(shapes, t)) return null
  const fields: [string, unknown][] = [['t', t]]
  for (const [name, check] of Object.entries(shapes[t] ?? {})) {
    const field = ownProperty(value, name)
    if (!check(field)) return null
    fields.push([name, field])
  }
  return Object.fromEntries(fields)
}

/** What came over the port from the guest; null when it is none of our messages. */
export function parseGuestMessage(value: unknown): GuestMessage | null {
  return parse(GUEST, value) as GuestMessage | null
}

/** What came over the port from the host; null when it is none of our messages. */
export function parseHostMessage(value: unknown): HostMessage | null {
  return parse(HOST, value) as HostMessage | null
}

/** A window message that introduces a guest; null for everybody else's messages. */
export function parseHello(value: unknown): HelloMessage | null {
  const v = ownProperty(value, 'v')
  const id = ownProperty(value, 'id')
  if (ownProperty(value, 'p') !== PROTOCOL || ownProperty(value, 't') !== 'hello') return null
  if (!Array.isArray(v) || !token(id)) return null
  // A guest that speaks more than 16 versions wants something else of us.
  return { t: 'hello', v: v.slice(0, 16).filter(isInteger), id }
}

/** A window message that answers a hello; null for everybody else's messages. */
export function parseWelcome(value: unknown): WelcomeMessage | null {
  const v = ownProperty(value, 'v')
  const echo = ownProperty(value, 'echo')
  const nonce = ownProperty(value, 'nonce')
  if (ownProperty(value, 'p') !== PROTOCOL || ownProperty(value, 't') !== 'welcome') return null
  if (!number(1, 1e4)(v) || !token(echo) || !token(nonce)) return null
  return { t: 'welcome', v, echo, nonce }
}
