import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { insertEvent } from '../events/event-store.ts'
import type { LeadEvent, NewEvent } from '../events/event.ts'
import { listOpenJourneys, loadVersion, loadVersions } from '../journeys/running-version-store.ts'
import { triggerFires } from '../journeys/trigger-fires.ts'
import type { JourneyLead } from '../leads/journey-lead-store.ts'
import { admit } from './admit.ts'
import { advanceGuarded } from './advance-guarded.ts'
import type { EngineContext } from './facts.ts'
import type { Run } from './run.ts'
import { lockRuns } from './run-store.ts'

/** Journeys start each other by being completed: behind this many events nobody is started any more. */
const MOST_EVENTS = 50

export interface Happening extends Omit<NewEvent, 'workspaceId' | 'leadId'> {
  /** The session that was completed by it. */
  sessionId?: string
  /** Lets the lead into no journey; those inside hear of it. */
  isSilent?: boolean
}

type Heard = LeadEvent & Pick<Happening, 'sessionId' | 'isSilent'>

/**
 * Writes what happened to a lead, who must be held, into the log, lets him into
 * the journeys that wait for it, and moves on those runs of his that do.
 * @returns False when it was told before: then nothing is done.
 */
export async function happen(
  trx: Transaction<Database>,
  ctx: EngineContext,
  lead: JourneyLead,
  { sessionId, isSilent = false, ...happening }: Happening,
): Promise<boolean> {
  await catchUp(trx, ctx, lead)
  const { workspaceId, id: leadId } = lead
  const event = await insertEvent(trx, { ...happening, workspaceId, leadId })
  if (event === null) return false
  const heard = { ...event, isSilent, ...(sessionId !== undefined && { sessionId }) }
  await tell(trx, ctx, lead, await react(trx, ctx, lead, heard))
  return true
}

/** Writes what happened by itself, and what follows from it. The lead must be held. */
export async function tell(
  trx: Transaction<Database>,
  ctx: EngineContext,
  lead: JourneyLead,
  events: readonly NewEvent[],
): Promise<void> {
  const queue = [...events]
  for (let told = 0; queue.length > 0; told++) {
    const [next] = queue.splice(0, 1)
    const event = next && (await insertEvent(trx, next))
    if (event && told < MOST_EVENTS) queue.push(...(await react(trx, ctx, lead, event)))
  }
}

/** Moves what is due before anything new is heard: who should be waiting by now must hear of it. */
async function catchUp(
  trx: Transaction<Database>,
  ctx: EngineContext,
  lead: JourneyLead,
): Promise<void> {
  const now = ctx.now()
  for (const run of await lockRuns(trx, lead.id)) {
    if (run.dueAt === null || run.dueAt > now) continue
    await tell(trx, ctx, lead, await advanceGuarded(trx, ctx, run.id, lead))
  }
}

/**
 * Journeys that are entered come first: whoever enters by an event does not wait
 * for that very event.
 */
async function react(
  trx: Transaction<Database>,
  ctx: EngineContext,
  lead: JourneyLead,
  event: Heard,
): Promise<NewEvent[]> {
  const happened = event.isSilent ? [] : await enter(trx, ctx, lead, event)
  for (const run of await lockRuns(trx, lead.id)) {
    if (!(await concerns(trx, run, event))) continue
    happened.push(...(await advanceGuarded(trx, ctx, run.id, lead)))
  }
  return happened
}

async function enter(
  trx: Transaction<Database>,
  ctx: EngineContext,
  lead: JourneyLead,
  event: LeadEvent,
): Promise<NewEvent[]> {
  const happened: NewEvent[] = []
  const journeys = await listOpenJourneys(trx, lead.workspaceId)
  const versions = await loadVersions(
    trx,
    journeys.map(({ versionId }) => versionId),
  )
  for (const { id, versionId } of journeys) {
    const triggers = versions.get(versionId)?.triggers ?? []
    const trigger = triggers.find((one) => triggerFires(one, event))
    if (trigger === undefined) continue
    const admission = await admit(trx, ctx, id, { lead, trigger, event })
    if ('happened' in admission) happened.push(...admission.happened)
  }
  return happened
}

async function concerns(
  trx: Transaction<Database>,
  { parked, versionId }: Run,
  { name, seq, sessionId }: Heard,
): Promise<boolean> {
  if (sessionId !== undefined && parked?.session === sessionId) return true
  if (parked?.event === name && BigInt(parked.since ?? 0) < BigInt(seq)) return true
  const { rules } = await loadVersion(trx, versionId)
  return rules.settings['exitOnGoal'] === true
}
