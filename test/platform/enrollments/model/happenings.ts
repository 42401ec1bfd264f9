import * as fc from 'fast-check'
import { anyPlan, EVENT_NAMES, MOODS } from './any-plan.ts'
import type { Action } from './journey-states.ts'
import { ENTRANCE } from './plan.ts'
import type { Plan } from './plan.ts'

/** What may happen to a journey and its leads, in any order. */
export type Happening =
  | { kind: 'tell'; lead: number; name: string; n: number | null; isRepeated: boolean }
  | { kind: 'feel'; lead: number; mood: string }
  /** One of the forms whose links the lead was given. */
  | { kind: 'submit'; lead: number; which: number }
  /** Unwatched, no worker looks: an event may come before it does. */
  | { kind: 'pass'; minutes: number; isWatched: boolean }
  | { kind: 'change'; action: Action }
  | { kind: 'publish'; plan: Plan; isActivated: boolean }

/** Often, so that much happens while the clock is stopped; the others end most of the story. */
const SWITCHES: readonly Action[] = ['freeze', 'unfreeze', 'activate']
const REST: readonly Action[] = ['pause', 'unpublish', 'archive', 'restore', 'restore']
export const LEADS = 2
const lead = fc.nat(LEADS - 1)

export const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('tell' as const),
      lead,
      name: fc.constantFrom(ENTRANCE, ...EVENT_NAMES),
      n: fc.option(fc.integer({ min: 0, max: 1 })),
      isRepeated: fc.nat(9).map((n) => n === 0),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('feel' as const),
      lead,
      mood: fc.constantFrom(...MOODS),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('submit' as const), lead, which: fc.nat(3) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      minutes: fc.oneof(
        fc.integer({ min: 1, max: 45 }).map((hours) => hours * 60),
        fc.integer({ min: 1, max: 3000 }),
      ),
      isWatched: fc.nat(3).map((n) => n > 0),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      action: fc.constantFrom<Action[]>(...SWITCHES, ...SWITCHES, ...SWITCHES, ...REST),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('publish' as const),
      plan: anyPlan,
      isActivated: fc.boolean(),
    }),
  },
)
