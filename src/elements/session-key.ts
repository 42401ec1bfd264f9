import { randomId } from '../protocol/random-id.ts'

/**
 * The idempotency key of a session, kept for the tab under a hash of what the
 * session is for: a reload then gets the same session again. The key is worth
 * nothing without the visitor's own authorisation.
 */
export interface SessionKey {
  get(): string
  /** The session is over, or the key is spent. */
  forget(): void
}

/** Which element a stored key belongs to: two of the same kind have a session each. */
const owners = new Map<string, WeakRef<Element>>()

/** @param identity What makes it this session and no other; only its hash is stored. */
export function sessionKey(
  owner: Element & { resume?: string | null },
  identity: string,
): SessionKey {
  let name = `sessionframe:${hash(identity)}`
  const isTaken = (other = owners.get(name)?.deref()) => other !== owner && other?.isConnected
  while (isTaken()) name += '+'
  owners.set(name, new WeakRef(owner))
  const keep = owner.resume !== 'none'
  let key = ''
  return {
    get() {
      key ||= (keep && stored((storage) => storage.getItem(name))) || randomId()
      if (keep) stored((storage) => storage.setItem(name, key))
      return key
    },
    forget() {
      key = ''
      stored((storage) => storage.removeItem(name))
    },
  }
}

/** Storage may be forbidden or full; then the key lives as long as the page. */
function stored<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage)
  } catch {
    return undefined
  }
}

/** https://www.ietf.org/archive/id/draft-eastlake-fnv-21.html (FNV-1a, 32 bits) */
function hash(text: string): string {
  let sum = 0x811c9dc5
  for (const char of text) sum = Math.imul(sum ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return (sum >>> 0).toString(36)
}
