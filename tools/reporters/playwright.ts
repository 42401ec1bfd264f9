import type { Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter'
import { addCase, fromTop, leaveCounts, noCounts, type Failure } from './counts.ts'

/** The file to run for a test, which may be written in another one. */
function fileOf(test: TestCase): string {
  let suite: Suite | undefined = test.parent
  while (suite !== undefined && suite.type !== 'file') suite = suite.parent
  return suite?.location?.file ?? test.location.file
}

/** A reporter for Playwright that only counts. */
export default class CountReporter implements Reporter {
  #suite: Suite | undefined
  #errors: Failure[] = []

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite
  }

  onError(error: TestError): void {
    this.#errors.push({ title: 'playwright, outside of a test', message: error.message ?? '' })
  }

  onEnd(): void {
    const counts = { ...noCounts(), failed: this.#errors.length, failures: this.#errors }
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome()
      if (outcome !== 'skipped') addCase(counts, test.title, 'chromium', outcome === 'expected')
      if (outcome === 'skipped') counts.skipped += 1
      else if (outcome === 'expected') counts.passed += 1
      else {
        counts.failed += 1
        const message = test.results.at(0)?.error?.message ?? ''
        counts.failures.push({ file: fromTop(fileOf(test)), title: test.title, message })
      }
    }
    leaveCounts(counts)
  }

  printsToStdio(): boolean {
    return false
  }
}
