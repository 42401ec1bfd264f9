import type { Counts } from './reporters/counts.ts'

/** Files that never got to their tests, by engine: a browser did not start, or went away. */
export function unrunFiles({ failures }: Counts): Map<string, string[]> {
  const files = new Map<string, string[]>()
  for (const { unrun, engine, file } of failures) {
    if (!unrun || engine === undefined || file === undefined) continue
    files.set(engine, [...(files.get(engine) ?? []), file])
  }
  return files
}

/** A run's figures, with an engine's files that ran only in a later one. */
export function withUnrun(first: Counts, engine: string, later: Counts): Counts {
  const ran = first.engines?.[engine]
  if (ran === undefined) return first
  const own = without(ran, engine)
  return {
    ...sum(without(first, engine), later),
    engines: { ...first.engines, [engine]: sum(own, later) },
  }
}

/** The figures without what an engine did not get to. */
function without(counts: Counts, engine: string): Counts {
  const failures = counts.failures.filter((one) => !one.unrun || one.engine !== engine)
  return { ...counts, failures, failed: counts.failed - counts.failures.length + failures.length }
}

function sum(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    failures: [...one.failures, ...other.failures],
    cases: [...one.cases, ...other.cases],
    documented: [...one.documented, ...other.documented],
  }
}
