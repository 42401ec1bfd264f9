import { describe, it } from 'node:test'
import { field, table } from './field-table.ts'

describe('a field of choices', () => {
  it('takes the answers offered and no others', () => {
    const options = [{ value: 'web', label: 'The web' }]
    for (const type of ['select', 'radio'] as const) {
      table(field(type, { options }), [
        ['', ''],
        ['web', 'web'],
        ['The web', '!option'],
        ['constructor', '!option'],
      ])
      table(field(type, { options, required: true }), [['', '!required']])
    }
  })

  it('takes several of the answers offered, in their order', () => {
    const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }))
    table(field('checkboxes', { options, minSelections: 2, maxSelections: 2 }), [
      [[], []],
      [undefined, []],
      [
        ['c', 'a'],
        ['a', 'c'],
      ],
      [
        ['a', 'a', 'b'],
        ['a', 'b'],
      ],
      ['a, c', ['a', 'c']],
      [['a'], '!too-few'],
      [['a', 'b', 'c'], '!too-many'],
      [['a', 'x'], '!option'],
      [['a', 7], '!too-few'],
    ])
    table(field('checkboxes', { options, required: true }), [
      [[], '!required'],
      ['b', ['b']],
    ])
  })

  it('takes a required checkbox only when it is ticked', () => {
    table(field('checkbox', { required: true }), [
      [true, true],
      ['on', true],
      [false, '!required'],
      ['', '!required'],
      ['false', '!required'],
      [1, '!required'],
    ])
    table(field('checkbox'), [[undefined, false]])
  })
})
