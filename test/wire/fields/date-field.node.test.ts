import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { todayAnywhere } from '../../../src/wire/fields/date-field.ts'
import type { Today } from '../../../src/wire/fields/date-field.ts'
import { validatePage } from '../../../src/wire/fields/validate-page.ts'
import { field, MESSAGES, outcome, table } from './field-table.ts'

describe('a field for a day or a time', () => {
  it('takes dates that exist', () => {
    table(field('date'), [
      ['', ''],
      ['2024-02-29', '2024-02-29'],
      ['1899-12-31', '1899-12-31'],
      ['2023-02-29', '!date'],
      ['2024-13-01', '!date'],
      ['0000-01-01', '!date'],
      ['29/02/2024', '!date'],
      ['2024-2-9', '!date'],
    ])
  })

  it('takes every day of the calendar', () => {
    const day = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10)
        assert.deepEqual(outcome(field('date'), iso), { keeps: iso })
      }),
    )
  })

  it('takes days between the ends, themselves included, and counts some from today', () => {
    table(field('date', { earliest: '2026-02-01', latest: '2026-02-28' }), [
      ['', ''],
      ['2026-01-31', '!earliest'],
      ['2026-02-01', '2026-02-01'],
      ['2026-02-28', '2026-02-28'],
      ['2026-03-01', '!latest'],
      ['2026-02-30', '!date'],
    ])
    const one = field('date', { earliest: 'today+1', latest: 'today+7' })
    const on = (day: string, today: Today) =>
      validatePage([one], { f1: day }, MESSAGES, { today }).problems[0]?.code
    const here = { first: '2026-02-27', last: '2026-02-27' }
    assert.equal(on('2026-02-27', here), 'earliest')
    assert.equal(on('2026-02-28', here), undefined)
    assert.equal(on('2026-03-06', here), undefined)
    assert.equal(on('2026-03-07', here), 'latest')
  })

  it('lets a server take whatever day is today somewhere', () => {
    const now = new Date('2026-02-27T23:30:00Z')
    assert.deepEqual(todayAnywhere(now), { first: '2026-02-27', last: '2026-02-28' })
    assert.deepEqual(todayAnywhere(new Date('2026-02-27T11:00:00Z')), {
      first: '2026-02-26',
      last: '2026-02-28',
    })
  })

  it('takes times of day', () => {
    table(field('time'), [
      ['', ''],
      ['00:00', '00:00'],
      ['23:59', '23:59'],
      ['14:30:15', '14:30:15'],
      ['24:00', '!time'],
      ['9:30', '!time'],
      ['14.30', '!time'],
    ])
  })
})
