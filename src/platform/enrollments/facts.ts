import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { startAppointmentSessionWithin } from '../appointments/start-appointment-session.ts'
import { findById as findAppointmentSession } from '../appointments/appointment-session-store.ts'
import type { PlatformContext } from '../context.ts'
import { eventsSince, lastSeq } from '../events/event-store.ts'
import type { JourneyRules } from '../journeys/rules.ts'
import type { JourneyLead } from '../leads/journey-lead-store.ts'
import { PlatformError } from '../platform-error.ts'
import { findById as findFormSession } from '../sessions/form-session-store.ts'
import { sessionState } from '../sessions/form-session.ts'
import { startFormSessionWithin } from '../sessions/start-form-session.ts'
import { isGoalMet } from './is-goal-met.ts'
import type { Run } from './run.ts'
import type { Content, Facts, OpenedSession } from './steps/step.ts'
import { stopOtherRuns } from './stop-run-store.ts'

export type EngineContext = Pick<PlatformContext, 'keys' | 'now'>

/** What steps ask, of the database, in the transaction that moves the run. */
export function readFacts(
  trx: Transaction<Database>,
  ctx: EngineContext,
  { run, lead, rules }: { run: Run; lead: JourneyLead; rules: JourneyRules },
): Facts {
  return {
    hasEvent: async ({ name, since, fits }) =>
      (await eventsSince(trx, lead.id, { name, since })).some(({ props }) => fits(props)),
    lastSeq: () => lastSeq(trx, lead.id),
    isGoalMet: () => isGoalMet(trx, rules, run, lead),
    openSession: (content) => openSession(trx, ctx, lead, content),
    async sessionState(id) {
      const session =
        (await findFormSession(trx, lead.workspaceId, id)) ??
        (await findAppointmentSession(trx, lead.workspaceId, id))
      return session === null ? 'expired' : sessionState(session, ctx.now())
    },
    stopOthers: (journeyNumber) =>
      stopOtherRuns(trx, { leadId: lead.id, runId: run.id, at: ctx.now() }, journeyNumber),
  }
}

/** A session of its own for each time that somebody comes to the node. */
async function openSession(
  trx: Transaction<Database>,
  ctx: EngineContext,
  { workspaceId, number }: JourneyLead,
  { kind, id }: Content,
): Promise<OpenedSession | null> {
  const common = { workspaceId, lead: number, reuse: false }
  try {
    const { stored } = await (kind === 'form'
      ? startFormSessionWithin(trx, ctx, { ...common, form: id, public: true })
      : startAppointmentSessionWithin(trx, ctx, { ...common, appointmentType: id }))
    return { id: stored.id, closesAt: stored.closesAt }
  } catch (error) {
    if (error instanceof PlatformError) return null
    throw error
  }
}
