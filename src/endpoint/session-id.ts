import type { EndpointKeys } from './derive-keys.ts'
import { keyedHash } from './keyed-hash.ts'

/**
 * The id that browsers see. An upstream's own id can be the secret part of its
 * link, so it stays here; the same session always gets the same opaque id.
 */
export function opaqueSessionId(keys: EndpointKeys, upstreamId: string): Promise<string> {
  return keyedHash(keys.sessionId, [upstreamId])
}
