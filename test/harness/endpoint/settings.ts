/** Settings of the endpoints that tests start as processes, and what they are asked for. */
export const SITE = 'https://www.example.com'
export const LEAD = '108123759'
export const JOURNEY = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
/** May be found in no answer and on no line of the log. */
export const KEY = 'canaryKey6Pr9827YMLXhVkSk0LoABgR'
export const TOKEN_SECRET = 'canary-token-secret-of-32-bytes-or-more'
export const SECRET = 'canary-sealing-secret-of-32-bytes-or-more'

/** Milliseconds that the upstream has. */
export const DEADLINE = 1500

/** Where a route lies, of an endpoint at `site`. */
export const routePath = ({ pathname }: URL, route: string): string =>
  `${pathname.replace(/\/$/, '')}/sessionframe/v1${route}`

/** Settings by name, as `sessionframe serve` and the hosts under `test/mounts/` read them. */
export type Environment = Record<string, string>

export const environmentFor = (flg: { origin: string }): Environment => ({
  SESSIONFRAME_UPSTREAM: 'flg',
  FLG_DOMAIN: flg.origin,
  FLG_API_KEY: KEY,
  SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET,
  SESSIONFRAME_SECRET: SECRET,
  SESSIONFRAME_ALLOWED_ORIGINS: SITE,
  SESSIONFRAME_UPSTREAM_TIMEOUT_MS: String(DEADLINE),
  SESSIONFRAME_RATE_LIMIT_ADDRESS: '100000',
  SESSIONFRAME_RATE_LIMIT_CALLER: '100000',
})

/** An endpoint in a process of its own. */
export interface RunningEndpoint {
  /** With a path at its end, where the host has one before the endpoint's own. */
  origin: string
  /** All that the process has printed. */
  log(): string
  stop(): Promise<unknown>
}

/** What an endpoint can run in. */
export interface Place {
  /** For titles and tables. */
  name: string
  /** A client that hangs up is noticed when it resets the connection, not when it merely ends it. */
  noticesResetsOnly?: boolean
  /** The server refuses TRACE itself, without a word on what it would take. */
  refusesTrace?: boolean
  /**
   * Headers that whatever is in front of it adds, where only that knows the client's address;
   * `madeUp` is what the client sent there itself.
   */
  front?(address: string, madeUp?: string): Record<string, string>
  start(environment: Environment): Promise<RunningEndpoint>
}
