import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { holds, OPERATORS } from '../../src/wire/condition.ts'
import type { Condition, Operator } from '../../src/wire/condition.ts'
import { formFlow, nextPage, previousPage, shownPage } from '../../src/wire/form-flow.ts'
import type { Answers, AnswerValue, FormDefinition, FormField } from '../../src/wire/form.ts'

const CASES: [
  answer: AnswerValue,
  operator: Operator,
  value: string | number | boolean,
  boolean,
][] = [
  ['a', 'equals', 'a', true],
  [' a ', 'equals', 'a', true],
  ['A', 'equals', 'a', false],
  ['5.0', 'equals', 5, true],
  [5, 'equals', '5', true],
  [true, 'equals', true, true],
  ['', 'equals', false, true],
  ['', 'equals', true, false],
  [['x', 'y'], 'equals', 'y', true],
  [[], 'equals', 'y', false],
  [[], 'notEquals', 'y', true],
  ['a', 'notEquals', 'a', false],
  ['Red wine', 'contains', 'red', true],
  ['Red wine', 'notContains', 'beer', true],
  ['9', 'lessThan', '10', true],
  ['10', 'lessThan', 10, false],
  ['10', 'atMost', 10, true],
  ['', 'lessThan', 10, false],
  ['', 'atMost', 10, false],
  ['2026-02-01', 'moreThan', '2026-01-31', true],
  ['14:30', 'atLeast', '14:30', true],
  [['a', 'b'], 'atLeast', 2, true],
  ['  ', 'isEmpty', '', true],
  [false, 'isEmpty', '', true],
  [0, 'isEmpty', '', false],
  [[], 'isEmpty', '', true],
  ['a', 'isNotEmpty', '', true],
]

describe('a condition', () => {
  for (const [answer, operator, value, expected] of CASES) {
    it(`${JSON.stringify(answer)} ${operator} ${JSON.stringify(value)}: ${expected}`, () => {
      assert.equal(
        holds({ field: 'f', operator, value }, () => answer),
        expected,
      )
    })
  }

  it('is every one of them, or any', () => {
    const yes: Condition = { field: 'f', operator: 'isNotEmpty' }
    const no: Condition = { field: 'f', operator: 'isEmpty' }
    const of = (condition: Condition) => holds(condition, () => 'x')
    assert.deepEqual(
      [of({ all: [yes, no] }), of({ any: [no, yes] }), of({ all: [yes, { any: [no, yes] }] })],
      [false, true, true],
    )
  })
})

const field = (id: string, more: Partial<FormField> = {}): FormField => ({
  id,
  type: 'input',
  label: id,
  ...more,
})

const FORM: FormDefinition = {
  title: 'T',
  pages: [
    { id: 'p1', title: '1', fields: [field('pet', { dataField: 'pet' })] },
    {
      id: 'p2',
      title: '2',
      showWhen: { field: 'pet', operator: 'equals', value: 'dog' },
      fields: [field('breed')],
    },
    {
      id: 'p3',
      title: '3',
      fields: [
        field('why', { showWhen: { field: 'breed', operator: 'isNotEmpty' } }),
        field('source', { type: 'hidden' }),
      ],
    },
    { id: 'p4', title: '4', fields: [field('notes')] },
  ],
}

describe('formFlow', () => {
  const flow = (values: Answers) => formFlow(FORM, values)

  it('passes over pages whose condition does not hold, and those with nothing to see', () => {
    assert.deepEqual(flow({}).pages, [1, 4])
    assert.deepEqual(flow({ pet: 'dog' }).pages, [1, 2, 4])
    assert.deepEqual(flow({ pet: 'dog', breed: 'pug' }).pages, [1, 2, 3, 4])
  })

  it('counts what is hidden as unanswered for what comes later', () => {
    const ids = ({ fields }: { fields: FormField[] }) => fields.map(({ id }) => id)
    assert.deepEqual(ids(flow({ pet: 'cat', breed: 'pug' })), ['pet', 'source', 'notes'])
  })

  it('goes on and back over the pages that are shown', () => {
    const some = flow({ pet: 'cat' })
    assert.deepEqual(
      [nextPage(some, 1), nextPage(some, 4), previousPage(some, 4), previousPage(some, 1)],
      [4, null, 1, null],
    )
    assert.deepEqual([shownPage(some, 2), shownPage(some, 9), shownPage(some, 0)], [4, 4, 1])
  })

  it('depends on nothing but the answers to what it shows', () => {
    const condition = fc.record({
      field: fc.constantFrom('f0', 'f1', 'f2'),
      operator: fc.constantFrom(...OPERATORS),
      value: fc.constantFrom('', 'a', '1'),
    })
    const fields = fc
      .array(fc.option(condition, { nil: undefined }), { minLength: 1, maxLength: 8 })
      .map((conditions) =>
        conditions.map((showWhen, at) => field(`f${at}`, showWhen && { showWhen })),
      )
    const answers = fc.dictionary(
      fc.constantFrom('f0', 'f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7'),
      fc.constantFrom('', 'a', 'b', '1', '2'),
    )
    fc.assert(
      fc.property(fields, answers, (some, values) => {
        const form = { title: 'T', pages: [{ id: 'p', title: 'P', fields: some }] }
        const shown = formFlow(form, values).fields
        const kept = Object.fromEntries(
          Object.entries(values).filter(([id]) => shown.some((one) => one.id === id)),
        )
        assert.deepEqual(formFlow(form, kept).fields, shown)
      }),
    )
  })
})
