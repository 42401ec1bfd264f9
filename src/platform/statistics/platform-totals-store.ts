import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { readCalendarFigures } from '../calendars/calendar-figures-store.ts'
import type { CalendarFigures } from '../calendars/calendar-figures-store.ts'
import { EFFECT_KINDS, EFFECT_STATES } from '../effects/effect.ts'
import type { EffectKind, EffectState } from '../effects/effect.ts'
import { ENROLLMENT_STATUSES } from '../enrollments/enrollment.ts'
import type { EnrollmentStatus } from '../enrollments/enrollment.ts'
import { REFUSAL_REASONS } from '../enrollments/refusal-store.ts'
import type { RefusalReason } from '../enrollments/refusal-store.ts'

/** What there is in the database, of all workspaces. All of each are there, also those that are none. */
export interface PlatformTotals extends CalendarFigures {
  enrollments: { status: EnrollmentStatus; found: number }[]
  /** Lines of the ledger. */
  steps: number
  effects: { kind: EffectKind; state: EffectState; found: number }[]
  /** How often somebody was not let in. */
  refusals: { reason: RefusalReason; found: number }[]
}

/** Counts whole tables: some tens of milliseconds for 100,000 enrollments. */
export async function readTotals(ex: Executor): Promise<PlatformTotals> {
  const found = sql<string>`count(*)`.as('found')
  // How many steps a run has taken is in its row too, in the same transaction as the ledger.
  const runs = await ex
    .selectFrom('enrollment')
    .select(['status', found, sql<string>`sum(step_no)`.as('steps')])
    .groupBy('status')
    .execute()
  const effects = await ex
    .selectFrom('effect')
    .select(['kind', 'state', found])
    .groupBy(['kind', 'state'])
    .execute()
  const refusals = await ex
    .selectFrom('enrollment_refusal')
    .select(['reason', sql<string>`sum(times)`.as('found')])
    .groupBy('reason')
    .execute()
  return {
    ...(await readCalendarFigures(ex)),
    enrollments: ENROLLMENT_STATUSES.map((status) => ({
      status,
      found: Number(runs.find((row) => row.status === status)?.found ?? 0),
    })),
    steps: runs.reduce((sum, { steps }) => sum + Number(steps), 0),
    effects: EFFECT_KINDS.flatMap((kind) =>
      EFFECT_STATES.map((state) => ({
        kind,
        state,
        found: Number(effects.find((row) => row.kind === kind && row.state === state)?.found ?? 0),
      })),
    ),
    refusals: REFUSAL_REASONS.map((reason) => ({
      reason,
      found: Number(refusals.find((row) => row.reason === reason)?.found ?? 0),
    })),
  }
}
