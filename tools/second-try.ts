import type { CaseResult, Counts, Failure } from './reporters/counts.ts'

/**
 * So many tests of a suite may be tried once more. More of them are no slip of
 * a busy machine: something is broken.
 */
const MOST = 3

export interface SecondTry {
  counts: Counts
  /** What failed at first and passed then: told in the end, as each of them wants mending. */
  passedThen: Failure[]
}

/** The files of what failed, where few enough tests did; else none. */
export function worthAnother({ failures }: Counts): string[] {
  const files = failures.flatMap(({ file }) => file ?? [])
  // A runner that fails outside of any file is not helped by one file.
  return files.length > MOST || files.length < failures.length ? [] : [...new Set(files)]
}

/**
 * What a suite came to when the files of its failures ran once more, by
 * themselves. A test that fails there too has failed; so has one that fails
 * only there.
 */
export function withSecondTry(first: Counts, second: Counts): SecondTry {
  // A file that never got to its tests has shown nothing.
  const passedThen =
    second.passed > 0 ? first.failures.filter((one) => !isAmong(second.failures, one)) : []
  const onlyThen = second.failures.filter((one) => !isAmong(first.failures, one))
  const counts = {
    ...mended(first, passedThen),
    passed: first.passed + passedThen.length - onlyThen.length,
    failed: first.failed - passedThen.length + onlyThen.length,
    failures: [...first.failures.filter((one) => !isAmong(passedThen, one)), ...onlyThen],
    cases: first.cases.map((row) => ({ ...row, held: row.held || heldIn(second, row) })),
    documented: [...first.documented, ...second.documented],
  }
  return { counts, passedThen }
}

/** The figures of a suite, and of each engine that it ran in, with some failures taken back. */
function mended(counts: Counts, taken: readonly Failure[]): Counts {
  const { passed, failed, engines } = counts
  return {
    ...counts,
    passed: passed + taken.length,
    failed: failed - taken.length,
    ...(engines !== undefined && {
      engines: Object.fromEntries(
        Object.entries(engines).map(([name, own]) => [
          name,
          mended(
            own,
            taken.filter(({ engine }) => engine === name),
          ),
        ]),
      ),
    }),
  }
}

const heldIn = ({ cases }: Counts, row: CaseResult) =>
  cases.some(({ title, where, held }) => held && title === row.title && where === row.where)

const isAmong = (failures: readonly Failure[], one: Failure) =>
  failures.some(
    ({ file, engine, title }) => file === one.file && engine === one.engine && title === one.title,
  )
