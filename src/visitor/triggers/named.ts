import { always, type Fire, type Stop } from './trigger.ts'

/** What is set off by its name. */
export interface Named {
  watch: (name: string, fire: Fire) => Stop
  /** Sets off all of that name. */
  tell: (name: string) => void
}

export function named(): Named {
  const entries = new Set<[string, Fire]>()
  return {
    watch(name, fire) {
      const entry: [string, Fire] = [name, fire]
      entries.add(entry)
      return () => entries.delete(entry)
    },
    tell(told) {
      for (const [name, fire] of entries) if (name === told) fire(always)
    },
  }
}
