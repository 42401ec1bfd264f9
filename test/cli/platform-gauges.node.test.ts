import assert from 'node:assert/strict'
import { it } from 'node:test'
import { Registry } from 'prom-client'
import { gaugePlatform } from '../../src/cli/serve/platform-gauges.ts'
import type { PlatformTotals } from '../../src/platform/statistics/platform-totals-store.ts'

const TOTALS: PlatformTotals = {
  enrollments: [
    { status: 'active', found: 3 },
    { status: 'failed', found: 0 },
  ],
  steps: 12,
  effects: [{ kind: 'mail', state: 'sent', found: 2 }],
  refusals: [{ reason: 'rate-limited', found: 7 }],
  calendars: [
    { state: 'read', found: 4 },
    { state: 'failed', found: 1 },
  ],
  calendarFailures: [{ failure: 'status-404', found: 1 }],
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('sessionframe_'))
}

it('what the database has is told as gauges, and counted once for several who ask', async () => {
  let time = 1_000
  const now = () => time
  const registry = new Registry()
  let reads = 0
  const read = async () => {
    reads++
    return { ...TOTALS, steps: 11 + reads }
  }
  gaugePlatform(registry, read, { now, log: { error: () => {} } })
  const expected = (steps: number) => [
    'sessionframe_enrollments{status="active"} 3',
    'sessionframe_enrollments{status="failed"} 0',
    `sessionframe_enrollment_steps ${steps}`,
    'sessionframe_effects{kind="mail",state="sent"} 2',
    'sessionframe_enrollment_refusals{reason="rate-limited"} 7',
    'sessionframe_calendars{state="read"} 4',
    'sessionframe_calendars{state="failed"} 1',
    'sessionframe_calendar_failures{failure="status-404"} 1',
  ]
  const [first, second] = await Promise.all([registry.metrics(), registry.metrics()])
  assert.deepEqual(lines(first), expected(12))
  assert.equal(second, first)
  time = 12_000
  assert.deepEqual(lines(await registry.metrics()), expected(13))
  assert.equal(reads, 2)
})

it('where they cannot be read there are none, rather than zeros or old ones', async () => {
  let time = 1_000
  const now = () => time
  const registry = new Registry()
  const errors: object[] = []
  let isDown = false
  const read = async () => {
    if (isDown) throw new Error('down')
    return TOTALS
  }
  const log = { error: (record: object) => void errors.push(record) }
  gaugePlatform(registry, read, { now, log })
  assert.equal(lines(await registry.metrics()).length, 8)
  isDown = true
  time = 12_000
  assert.deepEqual(lines(await registry.metrics()), [])
  assert.equal(errors.length, 1)
})
