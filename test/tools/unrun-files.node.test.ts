import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noCounts, type Counts, type Failure } from '../../tools/reporters/counts.ts'
import { unrunFiles, withUnrun } from '../../tools/unrun-files.ts'

const unrun = (engine: string, file: string): Failure => ({
  engine,
  file,
  title: 'the file itself',
  message: 'it did not start',
  unrun: true,
})

const FAILED: Failure = { engine: 'webkit', file: 'a.ts', title: 'one', message: 'it failed' }

const run = (passed: number, ...failures: Failure[]): Counts => ({
  ...noCounts(),
  passed,
  failed: failures.length,
  failures,
})

describe('files that never got to their tests', () => {
  const ofFirefox = [unrun('firefox', 'a.ts'), unrun('firefox', 'b.ts')]
  const first = {
    ...run(20, FAILED, ...ofFirefox),
    engines: { firefox: run(0, ...ofFirefox), webkit: run(20, FAILED) },
  }

  it('are told by engine, and a test that failed is none of them', () => {
    assert.deepEqual(unrunFiles(first), new Map([['firefox', ['a.ts', 'b.ts']]]))
    assert.deepEqual(unrunFiles(run(20, FAILED)), new Map())
  })

  it('count as what they come to when they run', () => {
    const later = run(7, { ...FAILED, engine: 'firefox' })
    const { engines, ...counts } = withUnrun(first, 'firefox', later)
    assert.deepEqual(counts, run(27, FAILED, { ...FAILED, engine: 'firefox' }))
    assert.deepEqual(engines, { firefox: later, webkit: run(20, FAILED) })
  })

  it('that do not run then either have failed', () => {
    const counts = withUnrun(first, 'firefox', run(0, ...ofFirefox))
    assert.deepEqual([counts.passed, counts.failed], [20, 3])
  })
})
