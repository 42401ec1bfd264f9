/**
 * What the endpoint remembers between requests: which Idempotency-Keys it has
 * answered, and which sessions it gave out. Values are encrypted or hashed
 * before they come here. Several instances that share a store act as one, if
 * `add` is atomic across them.
 *
 * Keys and values are any well-formed text. What fails rejects with a
 * `StoreError`; a store that does not answer must not keep a request waiting.
 */
export interface EndpointStore {
  get(key: string): Promise<string | null>
  /** Writes only if the key is free; says whether it did. Atomic. */
  add(key: string, value: string, ttlSeconds: number): Promise<boolean>
  set(key: string, value: string, ttlSeconds: number): Promise<void>
  delete(key: string): Promise<void>
  /**
   * Counts for a rate limit across the instances that share the store. A store
   * without it leaves each process to count for itself.
   */
  counter?(rate: Rate): RateCounter
}

/** So many of a kind within so many seconds. */
export interface Rate {
  /** Keeps the counts of one limit apart from those of the others. */
  name: string
  limit: number
  windowSeconds: number
}

export interface RateCounter {
  /** Counts one more for `key`. */
  count(key: string): Promise<RateCount>
}

/** How a key stands within its window, which began with the first request in it. */
export interface RateCount {
  /** Whether that was one too many. */
  over: boolean
  remaining: number
  /** Milliseconds until the window ends. */
  resetMs: number
}
