import type { EndpointKeys } from '../derive-keys.ts'
import { keyedHash } from '../keyed-hash.ts'

/** Of the last minute's, most of the time; whole offices have one address. */
const MOST = 1000

/**
 * What a count is stored under: addresses and leads are nobody's business, the store's least of
 * all. The names made last are kept, as a page asks several times.
 */
export function rateNames(
  keys: () => Promise<EndpointKeys>,
): (limit: string, who: string) => Promise<string> {
  const made = new Map<string, string>()
  return async (limit, who) => {
    // No name of a limit has a colon.
    const asked = `${limit}:${who}`
    const known = made.get(asked)
    if (known !== undefined) return known
    const { lookup } = await keys()
    const name = await keyedHash(lookup, ['rate', limit, who])
    if (made.size >= MOST) made.clear()
    made.set(asked, name)
    return name
  }
}
