import type { EndpointLog } from '../endpoint-log.ts'
import type { Instrument } from '../instruments/instrument.ts'
import { measure } from '../instruments/measure.ts'
import { EndpointProblem } from '../problem.ts'
import { untilAborted } from '../until-aborted.ts'
import type { Upstream, UpstreamCall } from '../upstream.ts'
import { createCircuit } from './circuit.ts'
import type { CircuitChange } from './circuit.ts'
import { endedAs, outcomeOf } from './outcomes.ts'
import { createSlots } from './slots.ts'

/** Long enough for a crowd that arrives at once, too short to be felt. */
const WAIT_MS = 1_000
const BUSY_RETRY_S = 1

/** What calls the upstream; each has its `UpstreamCall` last. */
const CALLS: ReadonlySet<PropertyKey> = new Set<keyof Upstream>([
  'createJourneySession',
  'createAppointmentSession',
  'sessionState',
  'createLead',
  'identifyVisitor',
  'takeVisitorEvents',
  'sessionsToOpen',
])

export interface GuardOptions {
  /** Calls at once. */
  concurrency: number
  now: () => Date
  log: EndpointLog
  instruments: readonly Instrument[]
}

/**
 * The same upstream, called by so many at once, and not at all while it is
 * down. A call is never made a second time: whether the first one made a
 * session, nobody knows.
 */
export function guardUpstream(upstream: Upstream, options: GuardOptions): Upstream {
  const run = createGuard(upstream.name, options)
  // A proxy, because upstreams are the owner's: their fields may change, and methods be absent.
  return new Proxy(upstream, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property)
      if (typeof value !== 'function') return value
      if (!CALLS.has(property)) return value.bind(target) as unknown
      return (...args: unknown[]) =>
        measure(
          options.instruments,
          () => ({ kind: 'upstream', upstream: upstream.name, operation: String(property) }),
          () => run(callOf(args), async () => Reflect.apply(value, target, args) as unknown),
          (ended) => endedAs(ended, callOf(args).signal),
        )
    },
  })
}

const callOf = (args: readonly unknown[]) => args.at(-1) as UpstreamCall

function createGuard(name: string, { concurrency, now, log }: GuardOptions) {
  const slots = createSlots(concurrency, WAIT_MS)
  const circuit = createCircuit({ now, onChange: (change) => tellChange(log, name, change) })

  return async <T>({ signal }: UpstreamCall, ask: () => Promise<T>): Promise<T> => {
    const wait = circuit.refusal()
    if (wait !== null) throw unavailable(OPEN, wait)
    const release = await slots.take(signal)
    if (release === null) {
      signal.throwIfAborted()
      throw unavailable(BUSY, BUSY_RETRY_S)
    }
    try {
      signal.throwIfAborted()
      const entered = circuit.enter()
      if ('retryAfter' in entered) throw unavailable(OPEN, entered.retryAfter)
      try {
        // An upstream that does not listen to its signal must not keep its slot.
        const answer = await untilAborted(signal, ask)
        entered.told('answered')
        return answer
      } catch (error) {
        entered.told(outcomeOf(error, signal))
        throw error
      }
    } finally {
      release()
    }
  }
}

const OPEN = 'It has failed again and again and is left alone for a moment.'
const BUSY = 'Too many sessions are being started at once.'

function unavailable(detail: string, retryAfter: number): EndpointProblem {
  return new EndpointProblem('upstream-open', detail, { 'Retry-After': String(retryAfter) })
}

function tellChange(log: EndpointLog, upstream: string, change: CircuitChange): void {
  const { state, calls, failures } = change
  const record = { event: 'upstream-circuit', upstream, state }
  if (state === 'open') log.warn({ ...record, calls, failures })
  else log.info(record)
}
