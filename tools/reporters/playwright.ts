import type { Reporter, Suite } from '@playwright/test/reporter'
import { leaveCounts, type Counts } from './counts.ts'

/** A reporter for Playwright that only counts. */
export default class CountReporter implements Reporter {
  #suite: Suite | undefined
  #errors = 0

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite
  }

  onError(): void {
    this.#errors += 1
  }

  onEnd(): void {
    const counts: Counts = { passed: 0, failed: this.#errors, skipped: 0 }
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome()
      if (outcome === 'skipped') counts.skipped += 1
      // A test that passes only when tried again is not green.
      else if (outcome === 'expected') counts.passed += 1
      else counts.failed += 1
    }
    leaveCounts(counts)
  }

  printsToStdio(): boolean {
    return false
  }
}
