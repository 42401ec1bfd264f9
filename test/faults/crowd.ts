import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import type { Booked, Kept } from './invariants.ts'
import type { Scene } from './scene.ts'
import { book, fillIn } from './visitors.ts'
import type { Meetings } from './visitors.ts'

/** Each form is saved so often at least. */
const SAVES = 10
/** With nothing acknowledged for so long after a fault, it was not survived. */
const PATIENCE_MS = 60_000

/** What became of a crowd of visitors while things went wrong. */
export interface Outcome {
  kept: Kept[]
  booked: Booked[]
  injected: number
  /** After so many of them visitors were answered again. */
  survived: number
  meetings: Meetings
}

/**
 * Has all visitors of a scene fill in and book while one fault after the other is injected, and
 * comes back when all of them have been told.
 * @param origins Where they ask: any of these, and another one where no answer comes.
 * @param isFelt Whether questions have to come to nothing, or the faults were none.
 */
export async function underFaults(
  { forms, bookings, times }: Scene,
  faults: readonly (() => Promise<unknown>)[],
  origins: readonly string[],
  isFelt = true,
): Promise<Outcome> {
  const meetings: Meetings = { acknowledged: 0, failed: 0, origins }
  /** Nothing more is injected, or a visitor has met what must not be. */
  const over = new AbortController()
  let injected = 0
  let survived = 0

  const injectAll = async () => {
    for (const inject of faults) {
      const before = meetings.acknowledged
      // oxlint-disable-next-line no-await-in-loop -- one fault after the other
      await inject()
      injected += 1
      const latest = Date.now() + PATIENCE_MS
      // In between something has to work again, or the next fault would meet nothing.
      while (!over.signal.aborted && meetings.acknowledged < before + forms.length) {
        assert.ok(Date.now() < latest, `nobody was answered any more after fault ${injected}`)
        // oxlint-disable-next-line no-await-in-loop
        await wait(20)
      }
      if (!over.signal.aborted) survived += 1
    }
    over.abort()
  }
  /** Visitors come one after the other, so that each fault meets some. */
  const until = async (share: number) => {
    while (!over.signal.aborted && injected < share * faults.length) await wait(20)
  }
  const [, kept, booked] = await Promise.all([
    injectAll(),
    Promise.all(
      forms.map(async ({ id, link }) => ({
        id,
        ...(await fillIn(link, SAVES, meetings, () => over.signal.aborted)),
      })),
    ),
    Promise.all(
      bookings.map(async ({ id, link }, index) => {
        await until(index / bookings.length)
        return { id, start: await book(link, times, meetings) }
      }),
    ),
  ]).finally(() => {
    over.abort()
  })
  if (isFelt) assert.ok(meetings.failed > 0, 'the faults were felt')
  const told = booked.filter(({ start }) => start !== null).length
  assert.equal(told, Math.min(times.length, bookings.length), 'no time was left to nobody')
  return { kept, booked, injected, survived, meetings }
}
