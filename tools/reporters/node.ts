import type { TestEvent } from 'node:test/reporters'
import { DOCUMENTED, addCase, fromTop, leaveCounts, noCounts } from './counts.ts'

/** A title with the place that it ran in, where that is not this Node. */
const PLACED = /^(?<title>.*) @(?<place>\w+)$/s

/** A reporter for `node --test` that only counts. */
export default async function* count(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts = noCounts()
  for await (const { type, data } of source) {
    if (type === 'test:pass' || type === 'test:fail') {
      const { title = data.name, place = 'Node' } = PLACED.exec(data.name)?.groups ?? {}
      if (data.skip === undefined) addCase(counts, title, place, type === 'test:pass')
    }
    if (type === 'test:diagnostic' && DOCUMENTED.test(data.message))
      counts.documented.push(data.message)
    // Of a suite that failed because of a test in it, the test says why.
    if (type === 'test:fail' && data.details.type !== 'suite')
      counts.failures.push({
        ...(data.file !== undefined && { file: fromTop(data.file) }),
        title: data.name,
        message: data.details.error.message,
      })
    // Each file has a summary too; the one without a file is the run's.
    if (type !== 'test:summary' || data.file !== undefined) continue
    const { tests, passed, skipped, todo } = data.counts
    const failed = tests - passed - skipped - todo
    leaveCounts({ ...counts, passed, failed, skipped: skipped + todo })
  }
  yield ''
}
