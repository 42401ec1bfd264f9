import assert from 'node:assert/strict'
import { it } from 'node:test'
import { assert as check, array, asyncProperty, constantFrom, integer, record } from 'fast-check'
import { cancelBooking } from '../../../src/platform/appointments/cancel-booking.ts'
import { confirmBooking } from '../../../src/platform/appointments/confirm-booking.ts'
import { holdSlot, releaseHold } from '../../../src/platform/appointments/hold-slot.ts'
import { rescheduleBooking } from '../../../src/platform/appointments/reschedule-booking.ts'
import { PlatformError } from '../../../src/platform/platform-error.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { AppointmentFixture, appointmentFile } from './appointment-fixture.ts'

const NINE = Date.parse('2026-11-23T09:00:00Z')
const MINUTE = 60_000
const VISITORS = 4
const SLOTS = 6
const HOLD_MINUTES = 5

/** What a visitor has, by a reading of the rules that knows no database. */
type Has =
  | { kind: 'nothing' }
  | { kind: 'held'; slot: number; until: number }
  | { kind: 'booked'; slot: number; bookings: number }
  | { kind: 'cancelled' }

/** One host, half-hour slots: each is whoever's has it. */
class Model {
  now = 0
  readonly visitors: Has[] = Array.from({ length: VISITORS }, () => ({ kind: 'nothing' }))

  /** Minutes later, holds have run out. */
  wait(minutes: number): string {
    this.now += minutes
    for (const [who, has] of this.visitors.entries()) {
      if (has.kind === 'held' && has.until <= this.now) this.visitors[who] = { kind: 'nothing' }
    }
    return 'done'
  }

  #isTaken(slot: number, except: number): boolean {
    return this.visitors.some(
      (has, who) =>
        who !== except && (has.kind === 'held' || has.kind === 'booked') && has.slot === slot,
    )
  }

  hold(who: number, slot: number): string {
    const has = this.visitors[who]
    if (has?.kind === 'booked' || has?.kind === 'cancelled') return 'closed'
    if (this.#isTaken(slot, who)) return 'slot-taken'
    this.visitors[who] = { kind: 'held', slot, until: this.now + HOLD_MINUTES }
    return 'done'
  }

  release(who: number): string {
    if (this.visitors[who]?.kind === 'held') this.visitors[who] = { kind: 'nothing' }
    return 'done'
  }

  confirm(who: number, slot: number): string {
    const has = this.visitors[who]
    if (has?.kind === 'booked' || has?.kind === 'cancelled') return 'closed'
    if (this.#isTaken(slot, who)) return 'slot-taken'
    this.visitors[who] = { kind: 'booked', slot, bookings: 1 }
    return 'done'
  }

  reschedule(who: number, slot: number): string {
    const has = this.visitors[who]
    if (has?.kind !== 'booked') return 'closed'
    if (has.slot === slot) return 'not-offered'
    if (this.#isTaken(slot, who)) return 'slot-taken'
    this.visitors[who] = { kind: 'booked', slot, bookings: has.bookings + 1 }
    return 'done'
  }

  cancel(who: number): string {
    const has = this.visitors[who]
    if (has?.kind === 'cancelled') return 'done'
    if (has?.kind !== 'booked') return 'closed'
    this.visitors[who] = { kind: 'cancelled' }
    return 'done'
  }
}

const step = record({
  who: integer({ min: 0, max: VISITORS - 1 }),
  what: constantFrom(
    'hold',
    'hold',
    'confirm',
    'confirm',
    'reschedule',
    'cancel',
    'release',
    'wait',
  ),
  slot: integer({ min: 0, max: SLOTS - 1 }),
} as const)

onBothDatabases('the life of bookings beside a model of it', (db) => {
  const fixture = new AppointmentFixture(db)

  it('has the same outcome at every step, and the same bookings at the end', async () => {
    await check(
      asyncProperty(array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        await fixture.useFile(appointmentFile())
        const began = fixture.ctx.clock.at
        const tokens = await fixture.startTokens(VISITORS)
        const model = new Model()
        for (const [at, { who, what, slot }] of steps.entries()) {
          const token = tokens[who] ?? ''
          const start = new Date(NINE + slot * 30 * MINUTE).toISOString()
          const key = `${at}`
          const act = {
            hold: () => holdSlot(fixture.ctx, token, start),
            confirm: () => confirmBooking(fixture.ctx, token, { start, confirmKey: key }),
            reschedule: () => rescheduleBooking(fixture.ctx, token, { start, rescheduleKey: key }),
            cancel: () => cancelBooking(fixture.ctx, token, ''),
            release: () => releaseHold(fixture.ctx, token),
            wait: () => Promise.resolve(fixture.ctx.clock.passMinutes(1)),
          }[what]
          const expected = {
            hold: () => model.hold(who, slot),
            confirm: () => model.confirm(who, slot),
            reschedule: () => model.reschedule(who, slot),
            cancel: () => model.cancel(who),
            release: () => model.release(who),
            wait: () => model.wait(1),
          }[what]()
          // oxlint-disable-next-line no-await-in-loop -- one step after the other
          assert.equal(await outcome(act()), expected, `step ${at}: ${what}`)
        }
        const rows = await fixture.bookings()
        const booked = rows.filter(({ status }) => status === 'confirmed')
        assert.deepEqual(
          booked.map((row) => (row.starts_at.getTime() - NINE) / (30 * MINUTE)).toSorted(byNumber),
          model.visitors
            .flatMap((has) => (has.kind === 'booked' ? [has.slot] : []))
            .toSorted(byNumber),
        )
        const moves = model.visitors.map((has) => (has.kind === 'booked' ? has.bookings - 1 : 0))
        const moved = rows.filter(({ status }) => status === 'rescheduled').length
        assert.ok(moved >= moves.reduce((sum, one) => sum + one, 0))
        assert.equal(await fixture.overlaps(), 0)
        fixture.ctx.clock.at = began
      }),
      { numRuns: 20 },
    )
  })

  it('of changes at once, none leaves two bookings of one time or one visitor', async () => {
    const round = array(step, { minLength: 4, maxLength: 12 })
    await check(
      asyncProperty(array(round, { minLength: 2, maxLength: 4 }), async (rounds) => {
        await fixture.useFile(appointmentFile({ step: 15, bufferAfter: 10 }))
        const tokens = await fixture.startTokens(VISITORS)
        for (const [number, steps] of rounds.entries()) {
          const attempts = steps.map(({ who, what, slot }, at) => {
            const token = tokens[who] ?? ''
            const start = new Date(NINE + slot * 15 * MINUTE).toISOString()
            const key = `${number}-${at}`
            if (what === 'hold') return holdSlot(fixture.ctx, token, start)
            if (what === 'confirm')
              return confirmBooking(fixture.ctx, token, { start, confirmKey: key })
            if (what === 'cancel') return cancelBooking(fixture.ctx, token, '')
            return rescheduleBooking(fixture.ctx, token, { start, rescheduleKey: key })
          })
          // oxlint-disable-next-line no-await-in-loop -- a round after the other
          await Promise.all(attempts.map(outcome))
          // oxlint-disable-next-line no-await-in-loop
          assert.equal(await fixture.overlaps(), 0)
          // oxlint-disable-next-line no-await-in-loop
          const on = (await fixture.bookings()).filter(({ status }) => status === 'confirmed')
          assert.ok(on.length <= VISITORS)
        }
      }),
      { numRuns: 15 },
    )
  })
})

/** "done", or the code of a refusal. Anything else is a failure. */
async function outcome(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
    return 'done'
  } catch (error) {
    if (error instanceof PlatformError) return error.code
    throw error
  }
}

function byNumber(a: number, b: number): number {
  return a - b
}
