import { lookup } from 'node:dns'
import type { LookupAddress } from 'node:dns'
import { isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** What a connection fails with whose name leads inside. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError'
}

/**
 * How to connect to an address that a workspace's owner wrote, or why not to: it
 * must be https and lead to no address that only this machine's network reaches.
 * The address is judged when the name has been looked up, and the connection is
 * made to that one, so that a name cannot change in between.
 * https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
 * @param allowedOrigins May be at any address, and be plain http.
 */
export function wayTo(
  url: URL,
  allowedOrigins: ReadonlySet<string>,
): { lookup: LookupFunction } | { failure: 'plain-http' | 'private-address' } {
  if (allowedOrigins.has(url.origin)) return { lookup }
  if (url.protocol !== 'https:') return { failure: 'plain-http' }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  if ((family === 4 || family === 6) && !isPublicAddress(host, family)) {
    return { failure: 'private-address' }
  }
  return { lookup: publicLookup }
}

/** As the system looks names up, but a name with any address inside leads nowhere. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error !== null) return callback(error, [])
    if (!found.every(({ address, family }) => isPublicAddress(address, family === 4 ? 4 : 6))) {
      return callback(new PrivateAddressError('The name leads inside.'), [])
    }
    const [first] = found
    if (options.all === true) callback(null, found)
    else callback(null, first?.address ?? '', first?.family)
  })
}
