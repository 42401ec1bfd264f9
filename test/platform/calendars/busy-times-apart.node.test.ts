import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { busyTimesApart } from '../../../src/platform/calendars/busy-times-apart.ts'

const within = { start: Date.parse('2026-01-01T00:00Z'), end: Date.parse('2027-12-31T00:00Z') }

function feed(rule: string, events = 1): string {
  const all = Array.from({ length: events }, (_, n) => [
    'BEGIN:VEVENT',
    `UID:${n}`,
    'DTSTART:20000101T090000Z',
    'DURATION:PT1M',
    `RRULE:${rule}`,
    'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', ...all.flat(), 'END:VCALENDAR'].join('\r\n')
}

describe('a calendar in a thread of its own', () => {
  it('gives its busy times', async () => {
    const text = feed('FREQ=YEARLY')
    assert.deepEqual(await busyTimesApart({ text, timeZone: 'UTC', within }), [
      { start: Date.parse('2026-01-01T09:00Z'), end: Date.parse('2026-01-01T09:01Z') },
      { start: Date.parse('2027-01-01T09:00Z'), end: Date.parse('2027-01-01T09:01Z') },
    ])
  })

  it('is given up when it takes too long, while this thread goes on', async () => {
    let ticks = 0
    const timer = setInterval(() => (ticks += 1), 20)
    const text = feed('FREQ=DAILY', 10_000)
    const begun = performance.now()
    const busy = await busyTimesApart({ text, timeZone: 'UTC', within }, 1500)
    clearInterval(timer)
    assert.deepEqual(busy, { failure: 'too-much' })
    assert.ok(performance.now() - begun < 10_000)
    assert.ok(ticks > 10, `only ${ticks} ticks`)
  })

  it('is refused with more times than anybody has', async () => {
    const text = feed('FREQ=SECONDLY')
    assert.deepEqual(await busyTimesApart({ text, timeZone: 'UTC', within }), {
      failure: 'too-much',
    })
  })

  it('says only that what is no calendar cannot be read', async () => {
    const page = { text: '<!doctype html>', timeZone: 'UTC', within }
    assert.deepEqual(await busyTimesApart(page), { failure: 'unreadable' })
  })
})
