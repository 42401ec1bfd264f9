import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compute, fieldsOf } from '../../src/wire/computation.ts'
import type { Computation } from '../../src/wire/computation.ts'
import type { AnswerValue } from '../../src/wire/form.ts'

const ANSWERS: Record<string, AnswerValue> = {
  one: '1',
  tenth: 0.1,
  fifth: ' 0.2 ',
  blank: '',
  word: 'x',
  first: 'Ada',
  last: 'Lovelace',
  colours: ['red', 'blue'],
  ticked: true,
}
const field = (name: string) => ({ field: name })

const CASES: [Computation, string | number][] = [
  [{ sum: [field('tenth'), field('fifth')] }, 0.3],
  [{ sum: [field('one'), field('blank'), 2] }, 3],
  [{ sum: [field('blank')] }, ''],
  [{ sum: [field('one'), field('word')] }, 1],
  [{ product: [field('one'), 3, 1.1] }, 3.3],
  [{ product: [field('one'), field('blank')] }, ''],
  [{ difference: [10, field('one')] }, 9],
  [{ quotient: [1, 0] }, ''],
  [{ quotient: [{ sum: [field('one'), 2] }, 2] }, 1.5],
  [{ join: [field('first'), field('blank'), field('last')] }, 'Ada Lovelace'],
  [{ join: [field('colours'), 'and more'], separator: '; ' }, 'red, blue; and more'],
  [{ join: [] }, ''],
]

describe('a computation', () => {
  for (const [computation, expected] of CASES) {
    it(`${JSON.stringify(computation)} is ${JSON.stringify(expected)}`, () => {
      assert.equal(
        compute(computation, (name) => ANSWERS[name] ?? ''),
        expected,
      )
    })
  }

  it('says which fields it reads', () => {
    assert.deepEqual(fieldsOf({ quotient: [{ sum: [field('one'), 2] }, field('last')] }), [
      'one',
      'last',
    ])
  })
})
