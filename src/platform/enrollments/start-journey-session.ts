import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { PlatformContext } from '../context.ts'
import { findForm } from '../forms/form-store.ts'
import { inTransaction } from '../in-transaction.ts'
import { parseJourneyText } from '../journeys/journey-id.ts'
import { lockLead } from '../leads/journey-lead-store.ts'
import type { JourneyLead } from '../leads/journey-lead-store.ts'
import { findSessionLead } from '../leads/session-lead.ts'
import { PlatformError } from '../platform-error.ts'
import { findById } from '../sessions/form-session-store.ts'
import type { StoredFormSession } from '../sessions/form-session-store.ts'
import { prefill } from '../sessions/prefill.ts'
import { showFormSession } from '../sessions/show-form-session.ts'
import { formSessionUrl, startFormSession } from '../sessions/start-form-session.ts'
import type { StartedFormSession, WantedFormSession } from '../sessions/start-form-session.ts'
import { admit } from './admit.ts'
import { tell } from './happen.ts'
import { findRun, lockRuns } from './run-store.ts'

/**
 * Starts the form that `form` names; or, where that is a journey (its UUID or
 * `jrn_…`), lets the lead into it by hand and gives the form that it begins with.
 * Who is inside already gets the form again at which the journey waits for him.
 * @throws {PlatformError} As `startFormSession`; `unknown-form` also for a journey
 * that does not begin with a form or lets nobody in, `conflict` for a lead whom it does not let in.
 */
export async function startJourneySession(
  ctx: PlatformContext,
  wanted: WantedFormSession,
): Promise<StartedFormSession> {
  const { workspaceId, form } = wanted
  if ((await findForm(ctx.db, workspaceId, form)) !== null) return startFormSession(ctx, wanted)
  const outcome = await inTransaction(ctx.db, (trx) => enterAtForm(trx, ctx, wanted))
  // Behind the transaction: why somebody was refused stays written.
  if ('refused' in outcome) throw outcome.refused
  const { stored, resumed } = outcome
  return {
    session: showFormSession(stored, ctx.now()),
    publicUrl: formSessionUrl(ctx, stored),
    resumed,
  }
}

type Entered = { stored: StoredFormSession; resumed: boolean } | { refused: PlatformError }

async function enterAtForm(
  trx: Transaction<Database>,
  ctx: PlatformContext,
  { workspaceId, form, lead: wantedLead, values = {} }: WantedFormSession,
): Promise<Entered> {
  const journeyId = parseJourneyText(form) ?? form
  const { id: leadId } = await findSessionLead(trx, workspaceId, wantedLead)
  const lead = leadId && (await lockLead(trx, workspaceId, leadId))
  if (!lead) {
    const message = 'There is no such form, and a journey wants a lead that is there already.'
    throw new PlatformError('unknown-form', message)
  }
  const waiting = await waitingForm(trx, lead, journeyId)
  if (waiting !== null) return { stored: waiting, resumed: true }

  const admission = await admit(trx, ctx, journeyId, { lead, trigger: undefined, event: null })
  if ('refused' in admission) return { refused: refusal(admission.refused) }
  await tell(trx, ctx, lead, admission.happened)
  const run = await findRun(trx, admission.enrollmentId)
  const session = run?.parked?.session
  const stored = session === undefined ? null : await findById(trx, workspaceId, session)
  // Thrown, so that nobody is left in a journey by a call that gives no form.
  if (stored === null) throw new PlatformError('unknown-form', 'The journey begins with no form.')
  return { stored: await prefill(trx, ctx, stored, values), resumed: false }
}

async function waitingForm(
  trx: Transaction<Database>,
  { id, workspaceId }: JourneyLead,
  journeyId: string,
): Promise<StoredFormSession | null> {
  for (const run of await lockRuns(trx, id)) {
    const session = run.journeyId === journeyId ? run.parked?.session : undefined
    const stored = session === undefined ? null : await findById(trx, workspaceId, session)
    if (stored !== null) return stored
  }
  return null
}

function refusal(reason: string): PlatformError {
  if (reason === 'unknown-journey')
    return new PlatformError('unknown-form', 'There is no such journey.')
  if (reason === 'journey-closed')
    return new PlatformError('unknown-form', 'The journey lets nobody in.')
  return new PlatformError('conflict', `The journey does not let this lead in: ${reason}.`)
}
