import { print } from './terminal.ts'

/** What a command did to some noun: `leads: 2 created, 1 unchanged`; nothing for nothing. */
export function printCounts(
  noun: string,
  counts: { created: number; changed: number; unchanged: number; removed?: number },
): void {
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`)
  if (parts.length > 0) print(`${noun}: ${parts.join(', ')}`)
}
