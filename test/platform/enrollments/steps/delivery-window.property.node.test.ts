import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { wait } from '../../../../src/platform/enrollments/steps/wait.ts'
import { withinWindow } from '../../../../src/platform/enrollments/steps/delivery-window.ts'
import type { Situation } from '../../../../src/platform/enrollments/steps/step.ts'

const MINUTE_MS = 60_000
const MINUTES_OF_DAY = 24 * 60
/** Three weeks of minutes: further than any window is away. */
const MOST = 21 * MINUTES_OF_DAY

/**
 * Where the clock is changed: by an hour, by half an hour, at midnight, by a whole day that is left
 * out; and one where it never is. Instants about which waits end.
 */
const CHANGES: readonly [zone: string, about: string][] = [
  ['Europe/London', '2026-03-29T01:00:00Z'],
  ['Europe/London', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00:00Z'],
  ['America/Santiago', '2026-09-06T04:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['Asia/Kathmandu', '2026-06-01T00:00:00Z'],
]

interface Window {
  /** Minutes of the day. */
  opens: number | null
  closes: number | null
  /** 1 is Monday. */
  days: readonly number[]
}

const clockTime = (minutes: number) =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

const configOf = ({ opens, closes, days }: Window) => ({
  TimeConstraintEnabled: true,
  DontSendBefore: opens === null ? '' : clockTime(opens),
  ...(closes !== null && { DontSendAfter: clockTime(closes) }),
  AllowedDays: days,
})

/** What a clock on the wall shows, by the engine's own tables of zones. */
function wallClock(
  timeZone: string,
): (at: number) => { date: string; weekday: number; minute: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return (at) => {
    const parts = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, value]),
    )
    const date = `${parts['year']}-${parts['month']}-${parts['day']}`
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7
    return { date, weekday, minute: Number(parts['hour']) * 60 + Number(parts['minute']) }
  }
}

/**
 * Minute by minute: at once if the clock is in the window; else the first minute in it, of today
 * if it has not opened yet, or of a later day.
 */
function scanned({ opens, closes, days }: Window, from: number, timeZone: string): number {
  const look = wallClock(timeZone)
  const [open, close] = [opens ?? 0, closes ?? MINUTES_OF_DAY - 1]
  const isAllowed = (weekday: number) => days.length === 0 || days.includes(weekday)
  const begun = look(from)
  const isInside = ({ weekday, minute }: typeof begun) =>
    close >= open
      ? isAllowed(weekday) && minute >= open && minute <= close
      : (isAllowed(weekday) && minute >= open) ||
        (isAllowed(weekday === 1 ? 7 : weekday - 1) && minute <= close)
  if (isInside(begun)) return from
  const isEarly = begun.minute < open
  for (let n = 1; n <= MOST; n++) {
    const at = from + n * MINUTE_MS
    const now = look(at)
    if (now.date === begun.date && !isEarly) continue
    // Windows are looked for where they open, not where that of the day before goes on.
    if (isAllowed(now.weekday) && now.minute >= open && isInside(now)) return at
  }
  throw new Error('No minute fits.')
}

const minuteOfDay = fc.integer({ min: 0, max: MINUTES_OF_DAY - 1 })
const anyWindow: fc.Arbitrary<Window> = fc.record({
  opens: fc.option(fc.oneof(minuteOfDay, fc.integer({ min: 0, max: 4 * 60 }))),
  closes: fc.option(minuteOfDay),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
})
const anyMoment = fc.record({
  change: fc.constantFrom(...CHANGES),
  minutes: fc.integer({ min: -2 * MINUTES_OF_DAY, max: 2 * MINUTES_OF_DAY }),
})

describe('a delivery window', () => {
  it('ends a wait in the minute that is found by looking at the clock in each', () => {
    fc.assert(
      fc.property(anyWindow, anyMoment, (window, { change: [zone, about], minutes }) => {
        const at = Date.parse(about) + minutes * MINUTE_MS
        const found = withinWindow(configOf(window), new Date(at), zone)
        assert.equal(found.toISOString(), new Date(scanned(window, at, zone)).toISOString())
        // Who waits there once more does not wait again.
        assert.equal(withinWindow(configOf(window), found, zone).getTime(), found.getTime())
      }),
      { numRuns: Number(process.env['WINDOW_RUNS'] ?? 150) },
    )
  })

  it('is by the clock of the lead, else of the journey, else by UTC', async () => {
    const now = new Date('2026-11-23T08:00:00Z')
    const until = async (ofLead: string | null, ofJourney?: string) => {
      const situation = {
        node: {
          config: {
            WaitAmount: 1,
            WaitUnit: 'minutes',
            ...configOf({ opens: 10 * 60, closes: null, days: [] }),
          },
        },
        lead: { timeZone: ofLead },
        rules: { settings: { timeZone: ofJourney } },
        parked: null,
        now,
      }
      const decision = await wait(situation as unknown as Situation)
      return decision.kind === 'park' && decision.until?.toISOString().slice(11, 16)
    }
    assert.equal(await until('America/New_York', 'Europe/Berlin'), '15:00')
    assert.equal(await until(null, 'Europe/Berlin'), '09:00')
    assert.equal(await until('Mars/Base', 'Europe/Berlin'), '09:00')
    assert.equal(await until(null), '10:00')
  })

  it('is open to the end of a day that it does not close on', () => {
    const monday = { days: [1], opens: null }
    const last = new Date('2026-11-23T23:59:59.500Z')
    for (const closes of [null, 23 * 60 + 59]) {
      assert.deepEqual(withinWindow(configOf({ ...monday, closes }), last, 'UTC'), last)
    }
  })

  it('takes days by their names or numbers, Sunday also as 0', () => {
    const friday = new Date('2026-11-27T12:00:00Z')
    for (const day of ['Sunday', 'sun', 7, '7', 0, '0']) {
      const config = { TimeConstraintEnabled: '1', AllowedDays: [day] }
      assert.equal(withinWindow(config, friday, 'UTC').toISOString(), '2026-11-29T00:00:00.000Z')
    }
  })
})
