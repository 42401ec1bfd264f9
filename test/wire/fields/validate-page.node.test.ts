import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { ADDRESS_PARTS } from '../../../src/wire/address.ts'
import { validatePage } from '../../../src/wire/fields/validate-page.ts'
import { FIELD_TYPES } from '../../../src/wire/form.ts'
import { field, MESSAGES } from './field-table.ts'

describe('validatePage', () => {
  it('asks nothing in a statement', () => {
    const result = validatePage([field('statement')], { f1: 'x' }, MESSAGES)
    assert.deepEqual(result, { problems: [], values: {} })
  })

  it('passes over read-only fields, even required and empty ones', () => {
    const readOnly = field('input', { readOnly: true, required: true })
    assert.deepEqual(validatePage([readOnly], { f1: 'sent' }, MESSAGES), {
      problems: [],
      values: {},
    })
  })

  it('names the field and says what to do', () => {
    const { problems } = validatePage(
      [field('checkbox', { required: true, label: 'I agree' })],
      {},
      MESSAGES,
    )
    assert.deepEqual(problems, [
      { field: 'f1', code: 'required', message: 'Tick “I agree” to go on.' },
    ])
  })

  it('reads own properties only and drops what is no field', () => {
    const inherited = field('input', { id: 'toString', required: true })
    const result = validatePage([inherited], { other: 'x' }, MESSAGES)
    assert.equal(result.problems[0]?.code, 'required')
    assert.deepEqual(result.values, {})
  })

  const types = FIELD_TYPES.filter((type) => type !== 'statement')
  const anyField = fc.record({
    type: fc.constantFrom(...types),
    required: fc.boolean(),
    maxLength: fc.option(fc.nat(50), { nil: undefined }),
    options: fc.array(fc.record({ value: fc.string(), label: fc.string() }), { maxLength: 4 }),
  })

  const written = fc.constantFrom('', ' ', 'x', 'NW1 6XE', '10115', 'GB', 'DE', 'ZZ')
  const anyAddress = fc.record(
    Object.fromEntries(ADDRESS_PARTS.map((part) => [part, fc.oneof(written, fc.string())])),
    { requiredKeys: [] },
  )

  it('never throws, and gives either one problem or one value', () => {
    fc.assert(
      fc.property(anyField, fc.anything(), (some, value) => {
        const one = field(some.type, some)
        const { problems, values } = validatePage([one], { f1: value }, MESSAGES)
        assert.equal(problems.length + Object.keys(values).length, 1)
        assert.ok(problems.every(({ message }) => message.length > 0))
      }),
    )
  })

  it('gives again what it gave: the server agrees with the browser', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.emailAddress(),
      fc.array(fc.string()),
      anyAddress,
      fc.record({ name: fc.string(), drawing: fc.constantFrom('', 'M1 2L3 4', 'M1') }),
    )
    fc.assert(
      fc.property(anyField, typed, (some, value) => {
        const one = field(some.type, some)
        const first = validatePage([one], { f1: value }, MESSAGES)
        fc.pre(first.problems.length === 0)
        const again = validatePage([one], first.values, MESSAGES)
        assert.deepEqual(again, first)
      }),
    )
  })
})
