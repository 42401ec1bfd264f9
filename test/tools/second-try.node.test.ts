import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noCounts, type Counts, type Failure } from '../../tools/reporters/counts.ts'
import { withSecondTry, worthAnother } from '../../tools/second-try.ts'

const failure = (title: string, file = 'test/a.node.test.ts'): Failure => ({
  file,
  title,
  message: 'it failed',
})

const run = (passed: number, ...failures: Failure[]): Counts => ({
  ...noCounts(),
  passed,
  failed: failures.length,
  failures,
})

describe('which files run once more', () => {
  it('those of the tests that failed, each once', () => {
    const counts = run(9, failure('one'), failure('two'), failure('three', 'test/b.node.test.ts'))
    assert.deepEqual(worthAnother(counts), ['test/a.node.test.ts', 'test/b.node.test.ts'])
  })

  it('none where nothing failed, where much did, or where the runner did', () => {
    assert.deepEqual(worthAnother(run(9)), [])
    assert.deepEqual(worthAnother(run(9, ...['1', '2', '3', '4'].map((one) => failure(one)))), [])
    const runner = { title: 'it left no figures', message: '' }
    assert.deepEqual(worthAnother(run(9, failure('one'), runner)), [])
  })
})

describe('a second try', () => {
  it('that passes counts, and is told', () => {
    const { counts, passedThen } = withSecondTry(run(9, failure('one')), run(3))
    assert.deepEqual(counts, run(10))
    assert.deepEqual(passedThen, [failure('one')])
  })

  it('that fails again leaves everything as it was', () => {
    const first = run(9, failure('one'))
    assert.deepEqual(withSecondTry(first, run(2, failure('one'))), {
      counts: first,
      passedThen: [],
    })
  })

  it('in which another test fails is no better', () => {
    const { counts } = withSecondTry(run(9, failure('one')), run(2, failure('two')))
    assert.deepEqual(counts, run(9, failure('two')))
  })

  it('that ran nothing shows nothing', () => {
    const first = run(9, failure('one'))
    assert.deepEqual(withSecondTry(first, run(0)), { counts: first, passedThen: [] })
  })

  it('in another engine is another test', () => {
    const inFirefox = { ...failure('one'), engine: 'firefox' }
    const inWebKit = { ...failure('one'), engine: 'webkit' }
    const engines = { firefox: run(4, inFirefox), webkit: run(4, inWebKit) }
    const first = { ...run(8, inFirefox, inWebKit), engines }
    const { counts } = withSecondTry(first, run(1, inWebKit))
    assert.deepEqual([counts.passed, counts.failures], [9, [inWebKit]])
    assert.deepEqual(
      [counts.engines?.['firefox']?.passed, counts.engines?.['webkit']?.passed],
      [5, 4],
    )
  })

  it('holds a hostile case that did not hold at first', () => {
    const row = { title: 'case 12: x [y]', where: 'Node', held: false }
    const first = { ...run(9, failure(row.title)), cases: [row] }
    const second = { ...run(3), cases: [{ ...row, held: true }] }
    assert.deepEqual(withSecondTry(first, second).counts.cases, [{ ...row, held: true }])
    assert.deepEqual(withSecondTry(first, run(3)).counts.cases, [row])
  })
})
