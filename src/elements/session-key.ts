import { randomId } from '../protocol/random-id.ts'
import { hash, stored } from './stored.ts'
import type { Wanted } from './wanted.ts'

/**
 * The idempotency key of a session, kept for the tab under what the session is
 * for, or its hash where a lead is in it: a reload then gets the same session again. The key is worth
 * nothing without the visitor's own authorisation.
 */
export interface SessionKey {
  /** @param begun The key that the starter has asked with already. */
  get(begun?: string): string
  /** The session is over, or the key is spent. */
  forget(): void
}

/** Which element a stored key belongs to: two of the same kind have a session each. */
const owners = new Map<string, WeakRef<Element>>()

/** The end of an identity that says neither whose session it is nor where. */
const PLAIN = /,null,null\]$/

/** @param identity What makes it this session and no other. */
export function sessionKey(
  owner: Element & { resume?: string | null },
  { claim, id }: Wanted,
  identity: string,
): SessionKey {
  // The starter finds the plain name as well.
  let name = `sessionframe:${PLAIN.test(identity) ? JSON.stringify({ [claim]: id }) : hash(identity)}`
  const isTaken = (other = owners.get(name)?.deref()) => other !== owner && other?.isConnected
  while (isTaken()) name += '+'
  owners.set(name, new WeakRef(owner))
  const keep = owner.resume !== 'none'
  let key = ''
  return {
    get(begun) {
      key ||= begun || (keep && stored(() => sessionStorage.getItem(name))) || randomId()
      if (keep) stored(() => sessionStorage.setItem(name, key))
      return key
    },
    forget() {
      key = ''
      stored(() => sessionStorage.removeItem(name))
    },
  }
}
