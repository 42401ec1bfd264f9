import type { EndpointStore } from './endpoint-store.ts'

export interface MemoryStoreOptions {
  /** When it is full, the entry that was written first goes. Default 20,000. */
  maxEntries?: number
  now?: () => Date
}

/** Those that we have made, not what others wrap around them. */
const own = new WeakSet<EndpointStore>()

/** Whether nobody but this process ever gets to see what the store holds. */
export function staysInProcess(store: EndpointStore): boolean {
  return own.has(store)
}

/** A store for one process: a restart forgets it, a second instance does not see it. */
export function memoryStore(options: MemoryStoreOptions = {}): EndpointStore {
  const { maxEntries = 20_000, now = () => new Date() } = options
  const entries = new Map<string, { value: string; until: number }>()

  const read = (key: string) => {
    const entry = entries.get(key)
    if (entry === undefined || entry.until > now().getTime()) return entry
    entries.delete(key)
    return undefined
  }
  const write = (key: string, value: string, ttlSeconds: number) => {
    // Deleting first moves the key to the end of the Map's order.
    entries.delete(key)
    writes += 1
    if (entries.size >= maxEntries) makeRoom()
    entries.set(key, { value, until: now().getTime() + ttlSeconds * 1000 })
  }
  // Looking through all of them with each write would make a full store a slow one.
  const sweepAfter = Math.ceil(maxEntries / 16)
  let writes = sweepAfter
  /**
   * Stands where the last entry was taken. One that began at the start each time would
   * pass the places of all that are gone, thousands of them.
   */
  let oldest = entries.keys()
  const makeRoom = () => {
    const time = now().getTime()
    if (writes >= sweepAfter) {
      writes = 0
      for (const [key, { until }] of entries) if (until <= time) entries.delete(key)
    }
    while (entries.size >= maxEntries) {
      let first = oldest.next()
      if (first.done === true) {
        oldest = entries.keys()
        first = oldest.next()
      }
      if (first.done === true) return
      entries.delete(first.value)
    }
  }

  const store: EndpointStore = {
    get: async (key) => read(key)?.value ?? null,
    add: async (key, value, ttlSeconds) => {
      if (read(key) !== undefined) return false
      write(key, value, ttlSeconds)
      return true
    },
    set: async (key, value, ttlSeconds) => write(key, value, ttlSeconds),
    delete: async (key) => void entries.delete(key),
  }
  own.add(store)
  return store
}
