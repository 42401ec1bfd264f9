import type { RequestHead } from '../../wire/direct.ts'
import { addressGroup } from './address-group.ts'

/** What the mount knows of the client. */
export interface ClientInfo {
  /** Of the peer: the client itself, or the last proxy before us. */
  address?: string | undefined
}

/** Longer ones come from no proxy. */
const LONGEST_HEADER = 4096

/**
 * The address to count by; null when nobody knows one. Each proxy adds, at the
 * right end of X-Forwarded-For, who spoke to it; so with N proxies of our own
 * the N-th entry from the right is the client, and what is further left is the
 * client's own invention. What cannot be read counts for the peer, so that
 * nobody gets away by sending nonsense.
 */
export function clientAddress(
  request: RequestHead,
  client: ClientInfo | undefined,
  trustedHops: number,
): string | null {
  const peer = addressGroup(client?.address ?? '')
  if (trustedHops === 0) return peer
  const header = request.headers.get('x-forwarded-for') ?? ''
  if (header.length > LONGEST_HEADER) return peer ?? UNKNOWN
  return addressGroup(header.split(',').at(-trustedHops) ?? '') ?? peer ?? UNKNOWN
}

/** Behind a proxy without an address of its own, such as one on a Unix socket. */
const UNKNOWN = 'unknown'
