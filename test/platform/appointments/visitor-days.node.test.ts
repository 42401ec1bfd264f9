import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseInstant, visitorWindow } from '../../../src/platform/appointments/visitor-days.ts'

describe('visitorWindow', () => {
  const window =
    (from: string, to: string, timeZone = 'Europe/London') =>
    () =>
      visitorWindow({ from, to, timeZone })

  it('takes 42 days at most, in order', () => {
    assert.doesNotThrow(window('2026-11-01', '2026-12-12'))
    assert.throws(window('2026-11-01', '2026-12-13'), { code: 'invalid', message: /42 days/ })
    assert.throws(window('2026-11-02', '2026-11-01'), { code: 'invalid' })
  })

  it('says which part it cannot read', () => {
    assert.throws(window('2026-02-30', '2026-03-01'), { code: 'invalid', message: /"from"/ })
    assert.throws(window('2026-02-01', 'tomorrow'), { code: 'invalid', message: /"to"/ })
    assert.throws(window('2026-02-01', '2026-02-01', 'Mars/Olympus'), {
      code: 'invalid',
      message: /"timeZone"/,
    })
    assert.throws(window('-271821-04-19', '2026-02-01'), { code: 'invalid' })
  })
})

describe('parseInstant', () => {
  it('takes any offset and nothing without one', () => {
    assert.equal(parseInstant('2026-11-24T10:00:00+01:00'), Date.parse('2026-11-24T09:00:00Z'))
    for (const text of ['2026-11-24T10:00:00', '2026-11-24', 'now', '']) {
      assert.throws(() => parseInstant(text), { code: 'invalid' })
    }
  })
})
