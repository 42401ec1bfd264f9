import { describe, it } from 'node:test'
import { field, table } from './field-table.ts'

describe('a field for a signature', () => {
  it('takes a name, with what was drawn beside it', () => {
    const drawing = 'M10 20L30 40'
    table(field('signature'), [
      ['', ''],
      [undefined, ''],
      [{ name: ' ' }, ''],
      [' Ada Lovelace ', { name: 'Ada Lovelace' }],
      [
        { name: 'Ada', drawing },
        { name: 'Ada', drawing },
      ],
      [{ name: 'Ada', drawing: 'M0 0L<script>' }, { name: 'Ada' }],
      [{ name: '', drawing }, '!required'],
      [{ name: 'x'.repeat(201) }, '!too-long'],
    ])
    table(field('signature', { required: true, drawing: 'none' }), [
      ['', '!required'],
      [{ name: '', drawing }, '!required'],
      [{ name: 'Ada', drawing }, { name: 'Ada' }],
    ])
  })
})
