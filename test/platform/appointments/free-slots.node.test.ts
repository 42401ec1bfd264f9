import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assert as check, array, constantFrom, integer, property, tuple } from 'fast-check'
import type { Host } from '../../../src/platform/appointments/appointment-type.ts'
import { freeSlots } from '../../../src/platform/appointments/free-slots.ts'
import { occupied, offeredStarts } from '../../../src/platform/appointments/slots.ts'
import type { SlotRules } from '../../../src/platform/appointments/slots.ts'
import { visitorWindow } from '../../../src/platform/appointments/visitor-days.ts'
import { host, LONG_AGO, RULES } from './slot-fixture.ts'

describe('freeSlots', () => {
  const window = visitorWindow({ from: '2026-05-05', to: '2026-05-05', timeZone: 'UTC' })
  const at = (time: string) => Date.parse(`2026-05-05T${time}:00Z`)
  const free = (rules: SlotRules, hosts: Host[], busy: Record<string, [string, string][]>) => {
    const ranges = Object.entries(busy).map(
      ([id, list]) => [id, list.map(([a, b]) => ({ start: at(a), end: at(b) }))] as const,
    )
    return freeSlots(rules, hosts, new Map(ranges), window, LONG_AGO).map(({ start }) =>
      new Date(start).toISOString().slice(11, 16),
    )
  }
  const one = { ...host('UTC', ['09:00', '11:00']), id: 'one' }
  const two = { ...host('UTC', ['10:00', '12:00']), id: 'two' }

  it('leaves out what is taken, and nothing that only touches it', () => {
    assert.deepEqual(free(RULES, [one], { one: [['09:30', '10:00']] }), ['09:00', '10:00', '10:30'])
  })

  it("keeps the new booking's buffers free too", () => {
    const rules = { ...RULES, bufferBefore: 10, bufferAfter: 15 }
    assert.deepEqual(occupied(rules, at('09:00')), { start: at('08:50'), end: at('09:45') })
    // 09:30–10:00 with its own buffers; before it 08:50–09:45 overlaps, after it 09:50 does.
    assert.deepEqual(free(rules, [one], { one: [['09:20', '10:15']] }), ['10:30'])
  })

  it('offers a start when any host is free, once', () => {
    assert.deepEqual(free(RULES, [one, two], {}), [
      '09:00',
      '09:30',
      '10:00',
      '10:30',
      '11:00',
      '11:30',
    ])
    assert.deepEqual(free(RULES, [one, two], { one: [['09:00', '11:00']] }), [
      '10:00',
      '10:30',
      '11:00',
      '11:30',
    ])
    assert.deepEqual(
      free(RULES, [one, two], { one: [['10:00', '11:00']], two: [['10:30', '11:00']] }),
      ['09:00', '09:30', '10:00', '11:00', '11:30'],
    )
  })

  it('never offers what overlaps something taken, and leaves out nothing else', () => {
    const minute = integer({ min: 0, max: 240 })
    check(
      property(
        integer({ min: 1, max: 90 }),
        constantFrom(5, 15, 30, 45),
        minute,
        minute,
        array(tuple(minute, integer({ min: 1, max: 60 })), { maxLength: 6 }),
        (duration, step, bufferBefore, bufferAfter, taken) => {
          const rules = { ...RULES, duration, step, bufferBefore, bufferAfter }
          const busy = taken.map(([start, length]) => ({
            start: at('08:00') + start * 60_000,
            end: at('08:00') + (start + length) * 60_000,
          }))
          const offered = offeredStarts(rules, one, window, LONG_AGO)
          const starts = freeSlots(rules, [one], new Map([['one', busy]]), window, LONG_AGO).map(
            ({ start }) => start,
          )
          for (const start of offered) {
            const wanted = occupied(rules, start)
            const clash = busy.some((range) => range.start < wanted.end && wanted.start < range.end)
            assert.equal(starts.includes(start), !clash)
          }
          assert.ok(starts.every((start) => offered.includes(start)))
        },
      ),
    )
  })
})
