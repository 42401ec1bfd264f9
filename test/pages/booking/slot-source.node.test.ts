import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SlotRange, SlotsOutcome } from '../../../src/pages/booking/booking-client.ts'
import { SlotSource } from '../../../src/pages/booking/slot-source.ts'

const DAY = 86_400_000

/** A server with one slot at noon UTC on these days. */
function server(days: string[]) {
  const asked: SlotRange[] = []
  const failures: SlotsOutcome[] = []
  const load = async (range: SlotRange): Promise<SlotsOutcome> => {
    asked.push(range)
    const failure = failures.shift()
    if (failure) return failure
    const slots = days
      .map((day) => ({ start: `${day}T12:00:00Z`, end: `${day}T12:30:00Z` }))
      // Wide enough for every zone; the page groups by day itself.
      .filter(({ start }) => Date.parse(start) >= Date.parse(range.from) - DAY)
      .filter(({ start }) => Date.parse(start) <= Date.parse(range.to) + 2 * DAY)
    return { kind: 'slots', slots }
  }
  return { asked, failures, load }
}

const range = { firstDay: '2026-11-21', lastDay: '2027-02-19' }

describe('SlotSource', () => {
  it('asks for what can be booked only, with a day more on both sides', async () => {
    const { asked, load } = server(['2026-11-24'])
    const source = new SlotSource({ load, ...range }, { zone: 'Europe/London', duration: 30 })
    await source.month('2026-11')
    await source.month('2027-02')
    await source.month('2027-03')
    assert.deepEqual(asked, [
      { from: '2026-11-20', to: '2026-11-30', timeZone: 'Europe/London', duration: 30 },
      { from: '2027-02-01', to: '2027-02-20', timeZone: 'Europe/London', duration: 30 },
    ])
    assert.deepEqual([source.hasMonth('2026-10'), source.hasMonth('2027-02')], [false, true])
  })

  it('groups slots by the day of the zone', async () => {
    const { load } = server(['2026-11-24'])
    const days = async (zone: string) => {
      const outcome = await new SlotSource({ load, ...range }, { zone, duration: 30 }).month(
        '2026-11',
      )
      assert.ok(outcome.kind === 'month')
      return [...outcome.days.keys()]
    }
    assert.deepEqual(await days('Europe/London'), ['2026-11-24'])
    assert.deepEqual(await days('Pacific/Kiritimati'), ['2026-11-25'])
    assert.deepEqual(await days('Pacific/Niue'), ['2026-11-24'])
  })

  it('asks once for a month, until it is told to forget or what was chosen changes', async () => {
    const { asked, load } = server([])
    const source = new SlotSource({ load, ...range }, { zone: 'Europe/London', duration: 30 })
    await Promise.all([source.month('2026-12'), source.month('2026-12')])
    assert.equal(asked.length, 1)
    source.forget()
    await source.month('2026-12')
    source.zone = 'Asia/Tokyo'
    await source.month('2026-12')
    source.duration = 60
    await source.month('2026-12')
    assert.equal(asked.at(-1)?.duration, 60)
    assert.deepEqual(
      asked.map(({ timeZone }) => timeZone),
      ['Europe/London', 'Europe/London', 'Asia/Tokyo', 'Asia/Tokyo'],
    )
  })

  it('does not keep a failure', async () => {
    const { failures, load } = server(['2026-12-01'])
    failures.push({ kind: 'unreachable' })
    const source = new SlotSource({ load, ...range }, { zone: 'Europe/London', duration: 30 })
    assert.equal((await source.month('2026-12')).kind, 'unreachable')
    assert.equal((await source.month('2026-12')).kind, 'month')
  })

  it('finds the first free day, months ahead', async () => {
    const { asked, load } = server(['2027-01-05'])
    const source = new SlotSource({ load, ...range }, { zone: 'Europe/London', duration: 30 })
    assert.deepEqual(await source.firstFree('2026-11'), { kind: 'next', day: '2027-01-05' })
    assert.equal(asked.length, 3)
    assert.deepEqual(await source.firstFree('2027-02'), { kind: 'next', day: null })
  })
})
