import type { TestEvent } from 'node:test/reporters'
import { DOCUMENTED, addCase, fromTop, leaveCounts, noCounts } from './counts.ts'

/** A title with the place that it ran in, where that is not this Node. */
const PLACED = /^(?<title>.*) @(?<place>\w+)$/s

/** A reporter for `node --test` that only counts. */
export default async function* count(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts = noCounts()
  /** Of the file that is being told of: a test may be written in another, which is no file to run. */
  let own = counts.failures.length
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
    if (type !== 'test:summary') continue
    // Each file has a summary too, at its end; the one without a file is the run's.
    if (data.file !== undefined) {
      const file = fromTop(data.file)
      for (const failure of counts.failures.slice(own)) failure.file = file
      own = counts.failures.length
      continue
    }
    const { tests, passed, skipped, todo } = data.counts
    const failed = tests - passed - skipped - todo
    leaveCounts({ ...counts, passed, failed, skipped: skipped + todo })
  }
  yield ''
}
