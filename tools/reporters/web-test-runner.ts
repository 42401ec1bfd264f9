import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner'
import { leaveCounts, type Counts } from './counts.ts'

/** A reporter for @web/test-runner that only counts. */
export function countReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
      for (const session of sessions) addSession(counts, session)
      leaveCounts(counts)
    },
  }
}

function addSession(counts: Counts, session: TestSession): void {
  // A file that never got to its tests has failed all the same.
  if (session.testResults === undefined || session.errors.length > 0) counts.failed += 1
  if (session.testResults !== undefined) addSuite(counts, session.testResults)
}

function addSuite(counts: Counts, suite: TestSuiteResult): void {
  for (const test of suite.tests) {
    if (test.skipped) counts.skipped += 1
    else if (test.passed) counts.passed += 1
    else counts.failed += 1
  }
  for (const inner of suite.suites) addSuite(counts, inner)
}
