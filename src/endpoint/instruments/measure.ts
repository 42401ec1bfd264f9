import type { Instrument, Measured, Outcome, Work } from './instrument.ts'

/** Runs a piece of work under all instruments. None of them can make it fail. */
export async function measure<T>(
  instruments: readonly Instrument[],
  work: () => Work,
  run: () => Promise<T>,
  outcomeOf: (ended: { value: T } | { error: unknown }) => Outcome,
): Promise<T> {
  if (instruments.length === 0) return run()
  const begun = work()
  const measured = instruments.flatMap((instrument) => quietly(() => instrument.begin(begun)) ?? [])
  const end = (outcome: Outcome) => {
    for (const one of measured.toReversed()) quietly(() => one.end(outcome))
  }
  try {
    const value = await measured.reduceRight(within, run)()
    end(outcomeOf({ value }))
    return value
  } catch (error) {
    end(outcomeOf({ error }))
    throw error
  }
}

/** The work is run once, whatever an instrument does with it. */
function within<T>(inner: () => Promise<T>, measured: Measured): () => Promise<T> {
  if (measured.run === undefined) return inner
  return () => {
    let running: Promise<T> | undefined
    const once = () => (running ??= inner())
    // What it gives back is the work again, or a promise of its own that nobody waits for.
    quietly(() => measured.run?.(once))?.catch(() => {})
    return once()
  }
}

function quietly<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    // What measures must not break what it measures, and has no one to tell.
    return undefined
  }
}
