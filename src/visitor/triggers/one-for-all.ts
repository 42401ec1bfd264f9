import type { Stop } from './trigger.ts'

/**
 * Lets any number of entries share what one of them needs: it begins with the
 * first and ends with the last.
 */
export function oneForAll<Entry>(
  begin: (entries: ReadonlySet<Entry>) => Stop,
): (entry: Entry) => Stop {
  const entries = new Set<Entry>()
  let end: Stop
  return (entry) => {
    entries.add(entry)
    if (entries.size === 1) end = begin(entries)
    return () => {
      if (entries.delete(entry) && !entries.size) end()
    }
  }
}
