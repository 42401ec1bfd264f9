import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newEdge } from '../../../../src/platform/journeys/graph.ts'
import { matchesPattern } from '../../../../src/platform/journeys/match-pattern.ts'
import { matchesAll, readFrom } from '../../../../src/platform/journeys/match-criteria.ts'
import type { Criterion } from '../../../../src/platform/journeys/criteria.ts'
import { matchesUrl } from '../../../../src/platform/journeys/match-url.ts'
import type { Wait } from '../../../../src/platform/journeys/node-settings/wait.ts'
import { withinWindow } from '../../../../src/platform/enrollments/steps/delivery-window.ts'
import { drawEdge, drawNumber } from '../../../../src/platform/enrollments/steps/draw.ts'
import { firstTimeZone, waitUntil } from '../../../../src/platform/enrollments/steps/wait-until.ts'

const LONDON = 'Europe/London'

describe('a draw', () => {
  it('is the same for ever for the same lead, node and run', () => {
    for (const [lead, wanted] of [
      ['lead_1', 0.597895403696],
      ['lead_2', 0.879748583688],
      ['lead_3', 0.560603371528],
    ] as const) {
      const drawn = drawNumber('jrn_A', 'node_split', lead, 1)
      assert.ok(Math.abs(drawn - wanted) < 1e-12, `${lead}: ${drawn}`)
    }
  })

  const edges = ['c', 'a', 'b'].map((id) => ({
    ...newEdge({ id, source: 's', target: id, handle: `to-${id}` }),
    source: 's',
    target: id,
  }))

  it('halves a hundred thousand', () => {
    let first = 0
    for (let n = 0; n < 100_000; n++) {
      const drawn = drawNumber('jrn_A', 'node_split', `lead_${n}`, 1)
      if (drawEdge(edges.slice(0, 2), null, drawn)?.id === 'a') first++
    }
    assert.ok(Math.abs(first - 50_000) < 800, String(first))
  })

  it('goes by the weights, in the order of the ids of the edges', () => {
    const weights = [
      { handle: 'to-a', weight: 20 },
      { handle: 'to-b', weight: 0 },
      { handle: 'to-c', weight: 80 },
    ]
    for (const [drawn, wanted] of [
      [0, 'a'],
      [0.1999, 'a'],
      [0.2, 'c'],
      [0.9999, 'c'],
    ] as const) {
      assert.equal(drawEdge(edges, weights, drawn)?.id, wanted)
    }
    const thirds = ['a', 'b', 'c'].map((id) => ({ handle: `to-${id}`, weight: 33.33 }))
    assert.equal(drawEdge(edges, thirds, 0.99999)?.id, 'c')
    assert.equal(drawEdge([], null, 0.5), undefined)
  })
})

describe('a wait', () => {
  const from = (at: string, amount: number, unit: Extract<Wait, { kind: 'for' }>['unit']) =>
    waitUntil({ kind: 'for', amount, unit }, new Date(at), LONDON).toISOString()

  it('of days keeps the hour when the clock is changed, of hours does not', () => {
    // The clock goes forward on 29 March 2026, and back on 25 October.
    for (const [at, amount, unit, wanted] of [
      ['2026-03-28T09:00:00Z', 1, 'day', '2026-03-29T08:00:00.000Z'],
      ['2026-03-28T09:00:00Z', 24, 'hour', '2026-03-29T09:00:00.000Z'],
      ['2026-10-24T08:00:00Z', 1, 'day', '2026-10-25T09:00:00.000Z'],
      ['2026-10-24T08:00:00Z', 1, 'week', '2026-10-31T09:00:00.000Z'],
      // A time that there is not on that day: an hour later.
      ['2026-03-28T01:30:00Z', 1, 'day', '2026-03-29T01:30:00.000Z'],
      ['2026-01-31T12:00:00Z', 1, 'month', '2026-02-28T12:00:00.000Z'],
      ['2026-01-01T12:00:00Z', 1.5, 'day', '2026-01-03T00:00:00.000Z'],
      ['2026-01-01T12:00:00Z', 90, 'second', '2026-01-01T12:01:30.000Z'],
      ['2026-01-01T12:00:00Z', 1_000_000, 'month', '9999-01-01T00:00:00.000Z'],
    ] as const) {
      assert.equal(from(at, amount, unit), wanted, `${amount} ${unit} after ${at}`)
    }
  })

  it('until a date is until that day begins in the zone of the lead', () => {
    const until = (at: string) => waitUntil({ kind: 'until', at }, new Date(0), LONDON)
    assert.equal(until('2026-06-01').toISOString(), '2026-05-31T23:00:00.000Z')
    assert.equal(until('2026-06-01T00:00:00Z').toISOString(), '2026-06-01T00:00:00.000Z')
    assert.equal(firstTimeZone(null, 'Mars/Base', LONDON), LONDON)
    assert.equal(firstTimeZone(null, 7, ''), 'UTC')
  })

  it('ends within the hours and days in which one may be reached', () => {
    const config = {
      TimeConstraintEnabled: true,
      DontSendBefore: '9:00',
      DontSendAfter: '17:00',
      AllowedDays: ['Monday', 2, '3', 'thu', 'Fri'],
    }
    const within = (at: string, more = {}) =>
      withinWindow({ ...config, ...more }, new Date(at), LONDON).toISOString()
    // 23 November 2026 is a Monday.
    assert.equal(within('2026-11-23T07:00:00Z'), '2026-11-23T09:00:00.000Z')
    assert.equal(within('2026-11-23T12:34:00Z'), '2026-11-23T12:34:00.000Z')
    assert.equal(within('2026-11-23T17:00:01Z'), '2026-11-24T09:00:00.000Z')
    assert.equal(within('2026-11-27T18:00:00Z'), '2026-11-30T09:00:00.000Z')
    assert.equal(within('2026-07-18T12:00:00Z'), '2026-07-20T08:00:00.000Z')
    assert.equal(within('2026-11-22T12:00:00Z', { AllowedDays: [] }), '2026-11-22T12:00:00.000Z')
    const off = '2026-11-22T03:00:00.000Z'
    assert.equal(within(off, { TimeConstraintEnabled: false }), off)
    assert.equal(within(off, { AllowedDays: ['never'] }), off)
  })
})

describe('criteria', () => {
  const read = readFrom({
    n: 7,
    text: 'Ada',
    list: ['a', 'b'],
    yes: true,
    day: '2026-02-01',
    none: null,
  })
  const holds = (Property: string, Operator: Criterion['Operator'], Value?: unknown) =>
    matchesAll([{ Property, Operator, Value }], read)

  for (const [wanted, property, operator, value] of [
    [true, 'n', 'equals', '7.0'],
    [true, 'text', 'equals', 'Ada'],
    [false, 'text', 'equals', 'ada'],
    [true, 'yes', 'equals', 'true'],
    [true, 'text', "doesn't equal", 7],
    [true, 'text', 'contains', 'da'],
    [true, 'list', 'contains', 'b'],
    [true, 'list', "doesn't contain", 'c'],
    [true, 'text', 'matches regex', '^A.a$'],
    [true, 'missing', "doesn't match regex", 'x'],
    [true, 'n', 'greater than', '6.5'],
    [false, 'n', 'greater than', 'many'],
    [true, 'n', 'less than', 10],
    [true, 'day', 'greater than', '2026-01-31'],
    [false, 'text', 'less than', 'B'],
    [true, 'n', 'is set', undefined],
    [false, 'none', 'is set', undefined],
    [true, 'missing', 'is not set', undefined],
    [true, 'toString', 'is not set', undefined],
  ] as const) {
    it(`${property} ${operator} ${String(value)}: ${wanted}`, () => {
      assert.equal(holds(property, operator, value), wanted)
    })
  }

  it('with a pattern that would never end do not hold', () => {
    const began = performance.now()
    assert.equal(matchesPattern('^(a+)+\\1$', `${'a'.repeat(40)}!`), false)
    assert.equal(matchesPattern('^(?=x?)(a+)+$', `${'a'.repeat(40)}!`), false)
    assert.ok(performance.now() - began < 20_000)
    assert.equal(matchesPattern('(', 'x'), false)
  })

  it('with a pattern that would never end elsewhere hold all the same', () => {
    const long = 'a'.repeat(9_999)
    assert.equal(matchesPattern('(a|a)*b$', `${long}b`), true)
    assert.equal(matchesPattern('^(a+)+$', `${long}!`), false)
    assert.equal(matchesPattern('b', `${long}ab`), false, 'by what counts of a text')
    assert.equal(matchesPattern('^a$', 'a'), true)
  })
})

describe('an address', () => {
  for (const [matchType, pattern, wanted] of [
    ['exact', '/welcome?a=1', true],
    ['exact', 'https://x.test/welcome?a=1', true],
    ['exact', '/welcome', false],
    ['contains', 'elc', true],
    ['startsWith', '/wel', true],
    ['startsWith', 'https://x.test', true],
    ['endsWith', 'a=1', true],
    ['regex', '^/w', true],
    ['other', 'x', false],
  ] as const) {
    it(`fits ${matchType} ${pattern}: ${wanted}`, () => {
      assert.equal(matchesUrl({ matchType, pattern }, 'https://x.test/welcome?a=1'), wanted)
    })
  }
})
