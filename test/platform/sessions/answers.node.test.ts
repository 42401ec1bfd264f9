import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  checkAnswersLength,
  leadChanges,
  pickAnswers,
  showLeadValues,
} from '../../../src/platform/sessions/answers.ts'
import type { FormField } from '../../../src/wire/form.ts'

const field = (id: string, more: Partial<FormField> = {}): FormField => ({
  id,
  type: 'input',
  label: id,
  ...more,
})

describe('pickAnswers', () => {
  const fields = [field('a', { dataField: 'first' }), field('b', { readOnly: true })]

  it('takes by id, by data field only when told, and the id wins', () => {
    assert.deepEqual(pickAnswers(fields, { a: '1', b: '2', first: '3' }), { a: '1' })
    assert.deepEqual(pickAnswers(fields, { first: '3' }), {})
    assert.deepEqual(pickAnswers(fields, { first: '3' }, true), { a: '3' })
    assert.deepEqual(pickAnswers(fields, { a: '1', first: '3' }, true), { a: '1' })
  })

  it('reads own properties only', () => {
    const inherited = Object.create({ a: 'from the prototype' }) as Record<string, unknown>
    assert.deepEqual(pickAnswers(fields, inherited), {})
    assert.deepEqual(pickAnswers([field('constructor')], {}), {})
  })
})

describe('checkAnswersLength', () => {
  it('has room for much, not for everything', () => {
    const answers = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, 'x'.repeat(9_900)]))
    assert.doesNotThrow(() => checkAnswersLength(answers(20)))
    assert.throws(() => checkAnswersLength(answers(21)), { code: 'invalid' })
  })
})

describe('showLeadValues', () => {
  const fields = [
    field('a', { dataField: 'first' }),
    field('b', { dataField: 'ref', readOnly: true }),
    field('c'),
  ]

  it('fills what was not touched, and read-only fields always', () => {
    const lead = { first: 'Ann', ref: 'R', c: 'not by id' }
    assert.deepEqual(showLeadValues(fields, {}, lead), { a: 'Ann', b: 'R' })
    assert.deepEqual(showLeadValues(fields, { a: '', b: 'forged', c: 'x' }, lead), {
      a: '',
      b: 'R',
      c: 'x',
    })
    assert.deepEqual(showLeadValues(fields, { a: 'Bea' }, {}), { a: 'Bea' })
  })
})

describe('leadChanges', () => {
  it('sets, removes what is blank, and leaves the rest', () => {
    const fields = [
      field('a', { dataField: 'first' }),
      field('b', { dataField: 'last' }),
      field('c', { dataField: 'zero' }),
      field('d', { dataField: 'ref', readOnly: true }),
      field('e'),
      field('f', { dataField: 'untouched' }),
    ]
    const answers = { a: 'Ann', b: '', c: 0, d: 'forged', e: 'stays with the session' }
    assert.deepEqual(leadChanges(fields, answers), {
      set: { first: 'Ann', zero: 0 },
      remove: ['last'],
    })
  })
})
