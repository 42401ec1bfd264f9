import type { TestEvent } from 'node:test/reporters'
import { leaveCounts } from './counts.ts'

/** A reporter for `node --test` that only counts. */
export default async function* count(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    // Each file has a summary too; the one without a file is the run's.
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue
    const { tests, passed, skipped, todo } = event.data.counts
    leaveCounts({ passed, failed: tests - passed - skipped - todo, skipped: skipped + todo })
  }
  yield ''
}
