import type { EndpointKeys } from '../derive-keys.ts'
import type { EndpointLog } from '../endpoint-log.ts'
import type { EndpointStore, Rate, RateCounter } from '../endpoint-store.ts'
import { EndpointProblem } from '../problem.ts'
import { createInsurance } from './insured-counter.ts'
import { memoryCounter } from './memory-counter.ts'
import { rateLimitFields, resetSeconds } from './rate-limit-fields.ts'
import type { Counted } from './rate-limit-fields.ts'
import { rateNames } from './rate-names.ts'

const WINDOW_S = 60

/** What is limited. */
type LimitName = 'address' | 'caller' | 'overall'
/** Requests a minute; `false` is no limit. */
export type Limits = Readonly<Record<LimitName, number | false>>

/**
 * Each has counts of its own: a page that asks for a state every second must
 * not keep its visitor from starting a session.
 */
export type RequestGroup = 'create' | 'status' | 'webhook' | 'visitor'

/** The counts of one request. */
export interface RateTally {
  /**
   * Counts the request for `who`. Throws `rate-limited` when that is one too
   * many. Who is not known cannot be counted; of addresses that is told once.
   */
  count(group: RequestGroup, limit: LimitName, who: string | null): Promise<void>
  /** Fields of the answer, whatever became of the request. */
  fields(): Record<string, string>
}

interface Limiting {
  rate: Rate
  counter: RateCounter
}

const DETAILS: Readonly<Record<LimitName, string>> = {
  address: 'There were too many requests from this address. Wait as long as Retry-After says.',
  caller: 'There were too many requests of this caller. Wait as long as Retry-After says.',
  overall: 'This endpoint has too many requests. Wait as long as Retry-After says.',
}

const NO_ADDRESS =
  'Nothing is limited by address: give the endpoint { address } as its second argument, or set trustedHops behind a proxy.'

export interface RateLimitOptions {
  limits: Limits
  store: EndpointStore
  log: EndpointLog
  keys: () => Promise<EndpointKeys>
}

/** Gives each request its tally. */
export function createRateLimits({ limits, store, log, keys }: RateLimitOptions): () => RateTally {
  const insure = createInsurance(log)
  const nameOf = rateNames(keys)
  const limiting = (group: RequestGroup, name: LimitName): Limiting | undefined => {
    const limit = limits[name]
    if (limit === false) return undefined
    const title = group === 'create' ? name : `${group}-${name}`
    const rate = { name: title, limit, windowSeconds: WINDOW_S }
    const shared = store.counter?.(rate)
    const own = memoryCounter(rate)
    return { rate, counter: shared === undefined ? own : insure(shared, own) }
  }
  const all = (group: RequestGroup) => ({
    address: limiting(group, 'address'),
    caller: limiting(group, 'caller'),
    overall: limiting(group, 'overall'),
  })
  const groups = {
    create: all('create'),
    status: all('status'),
    webhook: all('webhook'),
    visitor: all('visitor'),
  }

  let toldOfNobody = false
  const tellOfNobody = () => {
    if (toldOfNobody) return
    toldOfNobody = true
    log.warn({ event: 'no-client-address', message: NO_ADDRESS })
  }

  return () => {
    const told: Counted[] = []
    return {
      async count(group, name, who) {
        const found = groups[group][name]
        if (found === undefined) return
        if (who === null) return name === 'address' ? tellOfNobody() : undefined
        const key = await nameOf(name, who)
        const counted = { rate: found.rate, count: await found.counter.count(key) }
        // How busy the whole endpoint is, is not for everybody.
        if (name !== 'overall') told.push(counted)
        if (!counted.count.over) return
        throw new EndpointProblem('rate-limited', DETAILS[name], {
          'Retry-After': String(resetSeconds(counted)),
        })
      },
      fields: () => rateLimitFields(told),
    }
  }
}
