import type { Authorize } from './authorize.ts'
import type { EndpointLog } from './endpoint-log.ts'
import type { EndpointStore } from './endpoint-store.ts'
import type { Upstream } from './upstream.ts'

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
  /** Give a session again while it is open, instead of a new one. Default true. */
  reuse?: boolean
  /** Default: in this process's memory. */
  store?: EndpointStore
  /** Default: warnings and errors to the console, as JSON lines. */
  log?: EndpointLog
  now?: () => Date
}
