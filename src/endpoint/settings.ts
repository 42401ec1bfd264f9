import type { Authorize } from './authorize.ts'
import { deriveKeys } from './derive-keys.ts'
import type { EndpointKeys } from './derive-keys.ts'
import { consoleLog, neverThrowing } from './endpoint-log.ts'
import type { EndpointLog } from './endpoint-log.ts'
import type { EndpointStore } from './endpoint-store.ts'
import { memoryStore } from './memory-store.ts'
import type { EndpointOptions } from './options.ts'
import { checkSecret } from './secret.ts'
import type { Upstream } from './upstream.ts'
import { isLoopback, isWebOrigin } from './web-origin.ts'

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
  store: EndpointStore
  log: EndpointLog
  now: () => Date
}

/** Throws a TypeError that names the option and what to do; it never repeats the secret. */
export function checkOptions(options: EndpointOptions): EndpointSettings {
  const now = options.now ?? (() => new Date())
  const upstream = checkUpstream(options.upstream)
  const secret = checkSecret('secret', options.secret)
  return {
    upstream,
    authorize: checkAuthorize(options.authorize),
    allowedOrigins: checkOrigins('allowedOrigins', options.allowedOrigins),
    sessionOrigins: checkSessionOrigins(options.sessionOrigins ?? upstream.sessionOrigins),
    basePath: checkBasePath(options.basePath ?? '/sessionframe/v1'),
    keys: once(() => deriveKeys(secret)),
    upstreamTimeoutMs: checkTimeout(options.upstreamTimeoutMs ?? 10_000),
    reuse: options.reuse ?? true,
    store: options.store ?? memoryStore({ now }),
    log: neverThrowing(options.log ?? consoleLog),
    now,
  }
}

function checkUpstream(upstream: Upstream | undefined): Upstream {
  if (typeof upstream?.createJourneySession === 'function') return upstream
  throw new TypeError(
    'createEndpoint: "upstream" is missing. Pass flgUpstream({ domain, apiKey }) or platformUpstream(…).',
  )
}

function checkAuthorize(authorize: Authorize | undefined): Authorize {
  if (typeof authorize === 'function') return authorize
  throw new TypeError(
    'createEndpoint: "authorize" is missing, and there is no default: somebody has to decide who may start a session for which lead. ' +
      'Pass embedTokens({ secrets: […] }) for tokens that your server signs, or your own (request, wanted) => ({ lead }) or null for your own login. ' +
      'newLeads, for public pages without a known lead, is not in this version yet.',
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

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
