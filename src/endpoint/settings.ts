import type { Authorize } from './authorize.ts'
import { deriveKeys } from './derive-keys.ts'
import type { EndpointKeys } from './derive-keys.ts'
import { createEmbeddingProbe } from './embedding-probe.ts'
import type { EmbeddingProbe } from './embedding-probe.ts'
import { consoleLog, neverThrowing } from './endpoint-log.ts'
import type { EndpointLog } from './endpoint-log.ts'
import type { EndpointStore } from './endpoint-store.ts'
import type { Instrument } from './instruments/instrument.ts'
import { memoryStore } from './memory-store.ts'
import type { EndpointOptions, RateLimitSettings } from './options.ts'
import { createRateLimits } from './rate-limits/rate-limits.ts'
import type { Limits, RateTally } from './rate-limits/rate-limits.ts'
import { sealingFor } from './sealing.ts'
import type { Sealing } from './sealing.ts'
import { checkSecret } from './secret.ts'
import type { Upstream } from './upstream.ts'
import { guardUpstream } from './upstream-guard/guard-upstream.ts'
import { lookUpstream } from './visitors/live/look-upstream.ts'
import { checkVisitors } from './visitors/visitors-options.ts'
import type { VisitorSettings } from './visitors/visitors-options.ts'
import { isLoopback, isWebOrigin } from './web-origin.ts'

const DEFAULT_LIMITS: Limits = { address: 300, caller: 120, overall: false }

/** Options once they are checked and filled up. */
export interface EndpointSettings {
  upstream: Upstream
  authorize: Authorize
  allowedOrigins: ReadonlySet<string>
  sessionOrigins: ReadonlySet<string>
  basePath: string
  /** Derived on the first call: some runtimes allow no cryptography while a module loads. */
  keys(): Promise<EndpointKeys>
  upstreamTimeoutMs: number
  reuse: boolean
  /** Absent where nobody wants to know. */
  probe: EmbeddingProbe | undefined
  store: EndpointStore
  /** Of what the store is given. */
  sealing: Sealing
  log: EndpointLog
  instruments: readonly Instrument[]
  /** Absent where there are no visitor routes. */
  visitors: VisitorSettings | undefined
  now: () => Date
  trustedHops: number
  /** One for each request. */
  rateTally: () => RateTally
}

/** Throws a TypeError that names the option and what to do; it never repeats the secret. */
export function checkOptions(options: EndpointOptions): EndpointSettings {
  const now = options.now ?? (() => new Date())
  const upstream = checkUpstream(options.upstream)
  const secret = checkSecret('secret', options.secret)
  const keys = once(() => deriveKeys(secret))
  const store = options.store ?? memoryStore({ now })
  const log = neverThrowing(options.log ?? consoleLog)
  const concurrency = checkConcurrency(options.upstreamConcurrency ?? 50)
  const instruments = options.instruments ?? []
  const limits = checkLimits(options.rateLimits ?? {})
  const guarded = guardUpstream(upstream, { concurrency, now, log, instruments })
  const timeoutMs = checkTimeout(options.upstreamTimeoutMs ?? 10_000)
  return {
    upstream: guarded,
    authorize: checkAuthorize(options.authorize, upstream),
    allowedOrigins: checkOrigins('allowedOrigins', options.allowedOrigins),
    sessionOrigins: checkSessionOrigins(options.sessionOrigins ?? upstream.sessionOrigins),
    basePath: checkBasePath(options.basePath ?? '/sessionframe/v1'),
    keys,
    upstreamTimeoutMs: timeoutMs,
    reuse: options.reuse ?? true,
    probe: options.probeEmbedding === true ? createEmbeddingProbe({ now }) : undefined,
    store,
    sealing: sealingFor(store, keys),
    log,
    instruments,
    visitors: checkVisitors(options.visitors, lookUpstream(guarded, { log, timeoutMs })),
    now,
    trustedHops: checkHops(options.trustedHops ?? 0),
    rateTally: createRateLimits({ limits, store, log, keys }),
  }
}

function checkUpstream(upstream: Upstream | undefined): Upstream {
  if (typeof upstream?.createJourneySession === 'function') {
    if (upstream.webhooks) checkSecret('upstream.webhooks.secret', upstream.webhooks.secret)
    return upstream
  }
  throw new TypeError(
    'createEndpoint: "upstream" is missing. Pass flgUpstream({ domain, apiKey }) or platformUpstream(…).',
  )
}

function checkAuthorize(authorize: Authorize | undefined, upstream: Upstream): Authorize {
  if (typeof authorize === 'function') {
    const canMake = upstream.leadsCanWait === true || 'createLead' in upstream
    if (!authorize.makesLeads || canMake) return authorize
    throw new TypeError(
      `createEndpoint: newLeads needs somebody to make the leads, and the upstream "${upstream.name}" cannot. ` +
        'With FLG, pass flgUpstream a "createLead" that makes one and gives its id; and write loading="intent" on the elements, so that no lead is made for a mere look at the page.',
    )
  }
  throw new TypeError(
    'createEndpoint: "authorize" is missing, and there is no default: somebody has to decide who may start a session for which lead. ' +
      'Pass embedTokens({ secrets: […] }) for tokens that your server signs, or your own (request, wanted) => ({ lead }) or null for your own login. ' +
      'For public pages, where nobody is known, pass newLeads({ leadGroup, journeys: […] }).',
  )
}

function checkOrigins(option: string, origins: readonly string[] | undefined): Set<string> {
  if (!Array.isArray(origins)) {
    throw new TypeError(`createEndpoint: "${option}" must be a list of origins.`)
  }
  for (const origin of origins) {
    if (isWebOrigin(origin)) continue
    throw new TypeError(
      `createEndpoint: ${JSON.stringify(origin)} in "${option}" is not an origin. Write it as a browser does: "https://www.example.com", without a path, a "/" at the end or a wildcard.`,
    )
  }
  return new Set(origins)
}

function checkSessionOrigins(origins: readonly string[]): Set<string> {
  const all = checkOrigins('sessionOrigins', origins)
  if (all.size === 0) {
    throw new TypeError(
      'createEndpoint: "sessionOrigins" is empty: name the origins that sessions are served from.',
    )
  }
  for (const origin of all) {
    const { protocol, hostname } = new URL(origin)
    if (protocol === 'https:' || isLoopback(hostname)) continue
    throw new TypeError(
      `createEndpoint: "${origin}" in "sessionOrigins" must be https; http is for this machine only.`,
    )
  }
  return all
}

function checkBasePath(basePath: string): string {
  if (/^(?:\/[A-Za-z0-9._~-]+)*$/.test(basePath)) return basePath
  throw new TypeError(
    'createEndpoint: "basePath" must be like "/sessionframe/v1": it begins with "/" and does not end with one.',
  )
}

function checkTimeout(ms: number): number {
  if (Number.isInteger(ms) && ms >= 1 && ms <= 120_000) return ms
  throw new TypeError(
    'createEndpoint: "upstreamTimeoutMs" must be a whole number from 1 to 120000.',
  )
}

function checkLimits(given: RateLimitSettings): Limits {
  const limits: Limits = { ...DEFAULT_LIMITS, ...given }
  for (const [name, limit] of Object.entries(limits)) {
    if (!Object.hasOwn(DEFAULT_LIMITS, name)) {
      throw new TypeError(`createEndpoint: "rateLimits" has no "${name}".`)
    }
    if (limit === false || (Number.isInteger(limit) && limit >= 1 && limit <= 1_000_000)) continue
    throw new TypeError(
      `createEndpoint: "rateLimits.${name}" must be false or a whole number of requests a minute from 1 to 1000000.`,
    )
  }
  return limits
}

function checkConcurrency(calls: number): number {
  if (Number.isInteger(calls) && calls >= 1 && calls <= 10_000) return calls
  throw new TypeError(
    'createEndpoint: "upstreamConcurrency" must be a whole number from 1 to 10000.',
  )
}

function checkHops(hops: number): number {
  if (Number.isInteger(hops) && hops >= 0 && hops <= 16) return hops
  throw new TypeError('createEndpoint: "trustedHops" must be a whole number from 0 to 16.')
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
