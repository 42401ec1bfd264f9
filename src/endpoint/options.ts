import type { Authorize } from './authorize.ts'
import type { EndpointLog } from './endpoint-log.ts'
import type { EndpointStore } from './endpoint-store.ts'
import type { Instrument } from './instruments/instrument.ts'
import type { Upstream } from './upstream.ts'
import type { VisitorsOptions } from './visitors/visitors-options.ts'

/** How many requests a minute are let through. POSTs and GETs count apart, preflights not at all. */
export interface RateLimitSettings {
  /** By IPv4 address or IPv6 /64. Default 300. */
  address?: number | false
  /** By the lead that `authorize` gave. Default 120. */
  caller?: number | false
  /** Of everybody together. Default false: with it, a few can use up what is everybody's. */
  overall?: number | false
}

export interface EndpointOptions {
  /** Where sessions come from: `flgUpstream(…)` or the platform's. */
  upstream: Upstream
  /** Who may start which session. There is no default: `embedTokens(…)` or your own. */
  authorize: Authorize
  /** Origins of the pages that hold the elements, such as `https://www.example.com`; exact, no wildcard. */
  allowedOrigins: readonly string[]
  /** Origins that a publicUrl may have. Default: the upstream's own. */
  sessionOrigins?: readonly string[]
  /** Path that the routes begin with. Default `/sessionframe/v1`; an empty string for none. */
  basePath?: string
  /**
   * At least 32 bytes that nobody can guess, the same on every instance. Session ids and the
   * encryption of stored answers come from it: another secret makes other ids.
   */
  secret: string
  /** Milliseconds that the upstream has for its whole answer. Default 10,000. */
  upstreamTimeoutMs?: number
  /** Calls of the upstream at once; who finds them all taken waits a second, then gets 503. Default 50. */
  upstreamConcurrency?: number
  /** Give a session again while it is open, instead of a new one. Default true. */
  reuse?: boolean
  /**
   * Ask, before a session is given out, whether its page lets itself be framed
   * by the visitor's, so that a frame which is going to be refused is not tried:
   * one GET for each origin in ten minutes, 2 seconds at most. Default false.
   */
  probeEmbedding?: boolean
  /** Default: in this process's memory. */
  store?: EndpointStore
  /** Requests a minute; `false` is no limit. */
  rateLimits?: RateLimitSettings
  /** Proxies of your own in front, each of which adds to X-Forwarded-For. Default 0: the header is ignored. */
  trustedHops?: number
  /** Default: warnings and errors to the console, as JSON lines. */
  log?: EndpointLog
  /** What sees each request and each call of the upstream, for metrics and traces. Default: nothing. */
  instruments?: readonly Instrument[]
  /** The visitor routes, for journeys that begin in the page. Default: there are none. */
  visitors?: VisitorsOptions
  now?: () => Date
}
