import { EMBED_TOKEN_AUDIENCE } from '../embed-token.ts'
import { tokenChecks } from '../token-keys.ts'
import type { TokenCheck, TokenKeysOptions } from '../token-keys.ts'
import { createLiveStreams } from './live/live-streams.ts'
import type { LiveStreams } from './live/live-streams.ts'
import type { Look } from './live/live-room.ts'

/**
 * The visitor routes. With `secrets` or `jwks`, as for `embedTokens`, an embed
 * token says who a visitor is; without them everybody is anonymous.
 */
export interface VisitorsOptions extends TokenKeysOptions {
  /** What `aud` of a token must be. Default `sessionframe`. */
  audience?: string
  /**
   * Streams of server-sent events in this process, by which pages learn at once
   * of what is to be shown; a page that gets none asks now and then. 0 for none.
   * Default 1,000, and none in Cloudflare's Workers, where no request may write
   * into the answer of another.
   */
  streams?: number
}

export interface VisitorSettings {
  checks: TokenCheck[]
  audience: string
  streams: LiveStreams
}

const MOST_STREAMS = 100_000

/** Undefined where the routes are not wanted. Throws a TypeError for keys that are none. */
export function checkVisitors(
  given: VisitorsOptions | undefined,
  look: Look,
): VisitorSettings | undefined {
  if (given === undefined) return undefined
  if (typeof given !== 'object' || given === null) {
    throw new TypeError('createEndpoint: "visitors" must be an object: { secrets: […] }, or {}.')
  }
  const { audience = EMBED_TOKEN_AUDIENCE, streams = isWorker() ? 0 : 1_000, ...keys } = given
  if (!Number.isInteger(streams) || streams < 0 || streams > MOST_STREAMS) {
    throw new TypeError(
      `createEndpoint: "visitors.streams" must be a whole number from 0 to ${MOST_STREAMS}.`,
    )
  }
  const hasKeys = keys.jwks !== undefined || (keys.secrets?.length ?? 0) > 0
  return {
    audience,
    checks: hasKeys ? tokenChecks(keys) : [],
    streams: createLiveStreams(streams, look),
  }
}

/** https://developers.cloudflare.com/workers/runtime-apis/web-standards/#navigatoruseragent */
function isWorker(): boolean {
  const { navigator } = globalThis as { navigator?: { userAgent?: string } }
  return navigator?.userAgent === 'Cloudflare-Workers'
}
