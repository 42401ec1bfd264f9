import { median, medianRange, shuffled } from './statistics.ts'
import { table } from './table.ts'

/** Something that is asked again and again. */
export type Ask = () => Promise<unknown>

/** Milliseconds, a value for each round. */
export interface Compared {
  name: string
  few: number[]
  many: number[]
}

/**
 * The same things asked among few and among many, in turns within each round.
 * @param times How often it is asked in a round, one by one: its value is the median of these.
 */
export async function compareFewAndMany(
  calls: Record<'few' | 'many', ReadonlyMap<string, Ask>>,
  {
    rounds,
    times,
    told,
  }: { rounds: number; times: (name: string) => number; told: (round: number) => void },
): Promise<Compared[]> {
  const rows = [...calls.few.keys()].map((name): Compared => ({ name, few: [], many: [] }))
  // Code that runs for the first times is not what is measured.
  for (let round = 0; round <= rounds; round += 1) {
    for (const row of shuffled(rows)) {
      for (const size of shuffled(['few', 'many'] as const)) {
        const took = await timed(calls[size].get(row.name), times(row.name))
        if (round > 0) row[size].push(took)
      }
    }
    if (round > 0) told(round)
  }
  return rows
}

async function timed(ask: Ask | undefined, times: number): Promise<number> {
  if (ask === undefined) throw new Error('it is not asked of both')
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const begun = performance.now()
    await ask()
    took.push(performance.now() - begun)
  }
  return median(took)
}

/** Of a round's median among many to its median among few. */
export function ratiosOf({ few, many }: Compared): number[] {
  return many.map((time, at) => time / (few[at] ?? Number.NaN))
}

export function comparedTable(
  rows: readonly Compared[],
  heads: readonly [few: string, many: string],
): string {
  const lines = rows.map((row) => {
    const ratios = ratiosOf(row)
    const [from, to] = medianRange(ratios)
    return [
      row.name,
      median(row.few).toFixed(1),
      median(row.many).toFixed(1),
      `${median(ratios).toFixed(2)} (${from.toFixed(2)} to ${to.toFixed(2)})`,
    ]
  })
  return table(['', ...heads, 'ratio'], lines)
}
