import type { GuestMessage, HelloMessage, HostMessage, WelcomeMessage } from './message.ts'
import { PROTOCOL } from './message.ts'
import { ownProperty } from './own-property.ts'

/** Gives a field's value as it may be used; undefined when it may not. */
type Read<Value> = (value: unknown) => Value | undefined

/** How each field of a message is read. */
type Shape = Record<string, Read<unknown>>

/** For every message of a union, how each of its fields is read. */
type Shapes<M extends { t: string }> = {
  [T in M['t']]: Extract<M, { t: T }> extends infer One
    ? {
        [F in Exclude<keyof One, 't'>]: One[F] extends string ? Read<string> : Read<One[F]>
      }
    : never
}

const text =
  (pattern: RegExp): Read<string> =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? value : undefined

const number =
  (min: number, max: number): Read<number> =>
  (value) =>
    // Comparing alone lets a string or a Date pass, and refuses NaN.
    typeof value === 'number' && value >= min && value <= max ? value : undefined

/** A guest that speaks more than 16 versions wants something else of us. */
const versions: Read<number[]> = (value) =>
  Array.isArray(value) ? value.slice(0, 16).filter(Number.isInteger) : undefined

const token = text(/^[\w-]{1,64}$/)
const instant = text(/^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]{0,16}Z$/)
const receipt = text(/^[\w.-]{1,4096}$/)
const count = number(1, 1e4)
const times = { start: instant, end: instant }
const booking = { ...times, receipt }

const GUEST: Shapes<GuestMessage> = {
  ready: { nonce: token },
  height: { px: number(0, 1e9) },
  progress: { page: count, pages: count },
  slot: times,
  submitted: { receipt },
  booked: booking,
  rescheduled: booking,
  cancelled: {},
  expired: {},
  'close-request': {},
  'focus-out': {},
  error: { code: token },
}

const HOST: Shapes<HostMessage> = {
  focus: {},
  theme: {
    colorScheme: text(/^(light|dark)$/),
    lang: text(/^[\w-]{0,64}$/),
    dir: text(/^(ltr|rtl)$/),
  },
  ping: {},
}

const HELLO: Shapes<HelloMessage> = { hello: { v: versions, id: token } }
const WELCOME: Shapes<WelcomeMessage> = { welcome: { v: count, echo: token, nonce: token } }

/** Builds a fresh message with the fields of its shape and no others, or gives null. */
function parse(shapes: Record<string, Shape>, value: unknown): unknown {
  const t = ownProperty(value, 't')
  if (typeof t !== 'string' || !Object.hasOwn(shapes, t)) return null
  const fields: [string, unknown][] = [['t', t]]
  for (const [name, read] of Object.entries(shapes[t] as Shape)) {
    const field = read(ownProperty(value, name))
    if (field === undefined) return null
    fields.push([name, field])
  }
  return Object.fromEntries(fields)
}

const isOurs = (value: unknown) => ownProperty(value, 'p') === PROTOCOL

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
  return isOurs(value) ? (parse(HELLO, value) as HelloMessage | null) : null
}

/** A window message that answers a hello; null for everybody else's messages. */
export function parseWelcome(value: unknown): WelcomeMessage | null {
  return isOurs(value) ? (parse(WELCOME, value) as WelcomeMessage | null) : null
}
