import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clockChange, offsetInWords, offsetOf } from '../../../src/pages/booking/zone-offset.ts'

describe('offsetOf', () => {
  it('is minutes ahead of UTC, at that instant', () => {
    const at = (zone: string, instant: string) => offsetOf(zone, Date.parse(instant))
    assert.equal(at('UTC', '2026-07-01T00:00:00Z'), 0)
    assert.equal(at('Europe/London', '2026-03-29T00:59:59Z'), 0)
    assert.equal(at('Europe/London', '2026-03-29T01:00:00Z'), 60)
    assert.equal(at('America/St_Johns', '2026-01-01T00:00:00Z'), -210)
    assert.equal(at('Pacific/Kiritimati', '2026-01-01T00:00:00Z'), 840)
    assert.throws(() => at('Mars/Olympus', '2026-01-01T00:00:00Z'), RangeError)
  })
})

describe('offsetInWords', () => {
  it('leaves out what is nought', () => {
    assert.deepEqual([0, 60, -210, 345].map(offsetInWords), [
      'GMT',
      'GMT+1',
      'GMT−3:30',
      'GMT+5:45',
    ])
  })
})

describe('clockChange', () => {
  it('knows the days on which clocks change, in their own zone', () => {
    assert.equal(clockChange('2026-03-29', 'Europe/London'), 'forward')
    assert.equal(clockChange('2026-10-25', 'Europe/London'), 'back')
    assert.equal(clockChange('2026-03-08', 'America/New_York'), 'forward')
    assert.equal(clockChange('2026-03-29', 'America/New_York'), null)
    assert.equal(clockChange('2026-10-25', 'Asia/Kolkata'), null)
    // Half an hour, in the southern summer; and at midnight itself.
    assert.equal(clockChange('2026-10-04', 'Australia/Lord_Howe'), 'forward')
    assert.equal(clockChange('2026-04-05', 'Australia/Lord_Howe'), 'back')
    assert.equal(clockChange('2026-04-24', 'Africa/Cairo'), 'forward')
  })

  it('finds two days a year where there is summer time, and no others', () => {
    const days = Array.from({ length: 365 }, (_, index) =>
      new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
    )
    const changes = (zone: string) => days.filter((day) => clockChange(day, zone) !== null)
    assert.deepEqual(changes('Europe/Berlin'), ['2026-03-29', '2026-10-25'])
    assert.deepEqual(changes('UTC'), [])
    assert.equal(changes('America/Santiago').length, 2)
  })
})
