/** Streams that one visitor may have at once: a tab has one, and only while it is seen. */
const OF_VISITOR = 4
/** Streams of one address: an office has one. Who finds none left asks now and then instead. */
const OF_ADDRESS = 100

/** How many streams are open, and for whom. */
export interface Places {
  /** What to call when the stream ends; null where there are too many. */
  take(visitor: string, address: string | null): (() => void) | null
}

/** @param most Streams of everybody. */
export function createPlaces(most: number): Places {
  const taken = new Map<string, number>()
  const count = (key: string, by: number) => {
    const now = (taken.get(key) ?? 0) + by
    if (now === 0) taken.delete(key)
    else taken.set(key, now)
  }
  return {
    take(visitor, address) {
      const limits: [key: string, most: number][] = [
        ['all', most],
        [`visitor ${visitor}`, OF_VISITOR],
      ]
      if (address !== null) limits.push([`address ${address}`, OF_ADDRESS])
      if (limits.some(([key, limit]) => (taken.get(key) ?? 0) >= limit)) return null
      for (const [key] of limits) count(key, 1)
      return () => {
        for (const [key] of limits) count(key, -1)
      }
    },
  }
}
