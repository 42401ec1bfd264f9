import type { BrowserLauncher, Reporter, TestSession, TestSuiteResult } from '@web/test-runner'
import { addCase, engineLine, fromTop, leaveCounts, noCounts, type Counts } from './counts.ts'

interface Place {
  file: string
  engine: string
}

/** A reporter for @web/test-runner that only counts, each engine by itself. */
export function countReporter(engines: Map<BrowserLauncher, string>): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const own: Record<string, Counts> = {}
      for (const session of sessions) {
        const engine = engines.get(session.browser) ?? session.browser.name
        addSession((own[engine] ??= noCounts()), session, engine)
      }
      const sum = (key: 'passed' | 'failed' | 'skipped') =>
        Object.values(own).reduce((total, counts) => total + counts[key], 0)
      for (const [engine, counts] of Object.entries(own)) console.log(engineLine(engine, counts))
      leaveCounts({
        ...noCounts(),
        passed: sum('passed'),
        failed: sum('failed'),
        skipped: sum('skipped'),
        engines: own,
        failures: Object.values(own).flatMap(({ failures }) => failures),
        cases: Object.values(own).flatMap(({ cases }) => cases),
      })
    },
  }
}

function addSession(counts: Counts, session: TestSession, engine: string): void {
  const place = { file: fromTop(session.testFile ?? ''), engine }
  // A file that never got to its tests has failed all the same.
  if (session.testResults === undefined || session.errors.length > 0) {
    counts.failed += 1
    const message = session.errors.map((error) => error.message).join(' ')
    const unrun = session.testResults === undefined && { unrun: true as const }
    counts.failures.push({ ...place, title: 'the file itself', message, ...unrun })
  }
  if (session.testResults !== undefined) addSuite(counts, session.testResults, place)
}

function addSuite(counts: Counts, suite: TestSuiteResult, place: Place): void {
  for (const test of suite.tests) {
    if (!test.skipped) addCase(counts, test.name, place.engine, test.passed)
    if (test.skipped) counts.skipped += 1
    else if (test.passed) counts.passed += 1
    else {
      counts.failed += 1
      counts.failures.push({ ...place, title: test.name, message: test.error?.message ?? '' })
    }
  }
  for (const inner of suite.suites) addSuite(counts, inner, place)
}
