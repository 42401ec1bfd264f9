import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { validatePage } from '../../../src/wire/fields/validate-page.ts'
import { field, MESSAGES, table } from './field-table.ts'

describe('a field for an address', () => {
  it('takes an address once all of it is there that is wanted', () => {
    const whole = {
      line1: '221B Baker Street',
      city: 'London',
      postalCode: 'NW1 6XE',
      country: 'GB',
    }
    const without = (...names: (keyof typeof whole)[]) =>
      Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name as never)))
    table(field('address'), [
      ['', ''],
      [undefined, ''],
      [{ line1: ' ', country: 'GB' }, ''],
      [whole, whole],
      [{ ...whole, line2: ' ', region: '', planet: 'Earth' }, whole],
      [{ ...whole, postalCode: '12345' }, '!postal-code'],
      [
        { ...whole, postalCode: '10115', country: 'DE' },
        { ...whole, postalCode: '10115', country: 'DE' },
      ],
      [{ ...whole, country: 'Britain' }, '!country'],
      [{ ...whole, country: 'toString' }, '!country'],
      [{ ...whole, line1: 'x'.repeat(201) }, '!too-long'],
      [without('city'), '!required'],
      [without('postalCode'), '!required'],
      [
        { ...without('postalCode'), country: 'HK' },
        { ...without('postalCode'), country: 'HK' },
      ],
      ['221B Baker Street', '!required'],
    ])
    table(field('address', { required: true, parts: { line1: {}, country: {} } }), [
      ['', '!required'],
      [{ country: 'GB' }, '!required'],
      [{ line1: 'Here', city: 'London' }, { line1: 'Here' }],
      ['Here', { line1: 'Here' }],
    ])
  })

  it('says which part of an address is wrong', () => {
    const { problems } = validatePage([field('address')], { f1: { line1: 'Here' } }, MESSAGES)
    const message = 'Fill in “Town or city”.'
    assert.deepEqual(problems, [{ field: 'f1', part: 'city', code: 'required', message }])
  })
})
