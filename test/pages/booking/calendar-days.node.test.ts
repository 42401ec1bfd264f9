import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import {
  addDays,
  addMonths,
  lastOfMonth,
  monthOf,
  sameDayIn,
  weekday,
  weeksOf,
} from '../../../src/pages/booking/calendar-days.ts'
import { dayForKey } from '../../../src/pages/booking/day-for-key.ts'

const anyDay = fc
  .date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2200-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10))
const anyWeekStart = fc.integer({ min: 1, max: 7 })

describe('calendar days', () => {
  it('know months, leap years and years', () => {
    assert.equal(lastOfMonth('2024-02'), '2024-02-29')
    assert.equal(lastOfMonth('2026-12'), '2026-12-31')
    assert.equal(addMonths('2026-12', 1), '2027-01')
    assert.equal(addMonths('2026-01', -1), '2025-12')
    assert.equal(addDays('2026-02-28', 1), '2026-03-01')
    assert.equal(sameDayIn('2026-02', '2026-01-31'), '2026-02-28')
    assert.equal(weekday('2026-11-24'), 2)
    assert.equal(weekday('2026-11-29'), 7)
  })

  it('lay out a month from the first day of the week', () => {
    const weeks = weeksOf('2026-11', 1)
    assert.deepEqual(weeks[0], [null, null, null, null, null, null, '2026-11-01'])
    assert.equal(weeks.length, 6)
    assert.deepEqual(weeksOf('2026-11', 7)[0]?.[0], '2026-11-01')
  })

  it('show each day of a month once, under its weekday', () => {
    fc.assert(
      fc.property(anyDay, anyWeekStart, (day, weekStart) => {
        const weeks = weeksOf(monthOf(day), weekStart)
        const shown = weeks.flat().filter((one) => one !== null)
        const last = Number(lastOfMonth(monthOf(day)).slice(8))
        assert.equal(shown.length, last)
        assert.equal(new Set(shown).size, last)
        for (const week of weeks) {
          week.forEach((one, index) => {
            if (one !== null) assert.equal((weekStart + index - 1) % 7, weekday(one) - 1)
          })
        }
      }),
    )
  })
})

describe('dayForKey', () => {
  const week = { weekStart: 1, rtl: false }

  it('moves as a calendar reads', () => {
    const from = (key: string, more = {}) => dayForKey(key, '2026-11-25', { ...week, ...more })
    assert.equal(from('ArrowRight'), '2026-11-26')
    assert.equal(from('ArrowRight', { rtl: true }), '2026-11-24')
    assert.equal(from('ArrowLeft'), '2026-11-24')
    assert.equal(from('ArrowDown'), '2026-12-02')
    assert.equal(from('ArrowUp'), '2026-11-18')
    assert.equal(from('Home'), '2026-11-23')
    assert.equal(from('End'), '2026-11-29')
    assert.equal(from('Home', { weekStart: 7 }), '2026-11-22')
    assert.equal(from('PageDown'), '2026-12-25')
    assert.equal(from('PageUp'), '2026-10-25')
    assert.equal(from('a'), null)
    assert.equal(from('Enter'), null, 'left to the button')
  })

  it('comes back the way it went, but for months of other lengths', () => {
    const pairs = [
      ['ArrowLeft', 'ArrowRight'],
      ['ArrowUp', 'ArrowDown'],
    ] as const
    fc.assert(
      fc.property(anyDay, fc.boolean(), fc.constantFrom(...pairs), (day, rtl, [there, back]) => {
        const away = dayForKey(there, day, { weekStart: 1, rtl })
        assert.ok(away)
        assert.equal(dayForKey(back, away, { weekStart: 1, rtl }), day)
      }),
    )
  })
})
