import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { startAppointmentSessionWithin } from '../appointments/start-appointment-session.ts'
import { findById as findAppointmentSession } from '../appointments/appointment-session-store.ts'
import type { PlatformContext } from '../context.ts'
import { EVENTS } from '../events/event.ts'
import { eventsSince, lastSeq } from '../events/event-store.ts'
import { journeyIdOfNumber } from '../journeys/running-version-store.ts'
import type { JourneyRules } from '../journeys/rules.ts'
import type { JourneyLead } from '../leads/journey-lead-store.ts'
import type { Told } from '../leads/lead-change.ts'
import { PlatformError } from '../platform-error.ts'
import { findById as findFormSession } from '../sessions/form-session-store.ts'
import { sessionState } from '../sessions/form-session.ts'
import { startFormSessionWithin } from '../sessions/start-form-session.ts'
import { applyChange } from './apply-change.ts'
import { isGoalMet } from './is-goal-met.ts'
import type { Run } from './run.ts'
import type { Content, Facts, OpenedSession } from './steps/step.ts'
import { stopRuns } from './stop-run-store.ts'

export type EngineContext = Pick<PlatformContext, 'keys' | 'now'>

interface Surroundings {
  run: Run
  lead: JourneyLead
  rules: JourneyRules
  /** Number of the last event that was heard of the lead, if it is known: what is not there need not be looked for. */
  lastSeq?: string
  /** Hears what steps did to the lead; what follows from it is not for the step to wait for. */
  tell: (told: Told) => void
}

/** What steps ask, of the database, in the transaction that moves the run. */
export function readFacts(
  trx: Transaction<Database>,
  ctx: EngineContext,
  { run, lead, rules, lastSeq: knownSeq, tell }: Surroundings,
): Facts {
  const hasHeardSince = (seq: string) => knownSeq === undefined || BigInt(seq) < BigInt(knownSeq)
  return {
    hasEvent: async ({ name, since, fits }) =>
      hasHeardSince(since) &&
      (await eventsSince(trx, lead.id, { name, since })).some(({ props }) => fits(props)),
    lastSeq: async () => knownSeq ?? lastSeq(trx, lead.id),
    isGoalMet: () => isGoalMet(trx, rules, run, lead),
    openSession: (content) => openSession(trx, ctx, lead, content),
    async sessionState(id) {
      const session =
        (await findFormSession(trx, lead.workspaceId, id)) ??
        (await findAppointmentSession(trx, lead.workspaceId, id))
      return session === null ? 'expired' : sessionState(session, ctx.now())
    },
    stopOthers: (numbers) =>
      stopRuns(
        trx,
        { leadId: lead.id, except: run.id, reason: 'other-journey', at: ctx.now() },
        numbers === null ? {} : { numbers },
      ),
    async changeLead(change) {
      const done = await applyChange(trx, lead, change, { at: ctx.now(), by: run.id })
      if (typeof done === 'string') return done
      tell(done)
      return 'changed'
    },
    async startJourney(number) {
      const id = await journeyIdOfNumber(trx, lead.workspaceId, number)
      if (id === null) return false
      tell({ name: EVENTS.journeyStart, props: { journey: number, journeyId: id } })
      return true
    },
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
