import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { insertEvent, insertEvents } from '../events/event-store.ts'
import { EVENTS } from '../events/event.ts'
import type { LeadEvent, NewEvent } from '../events/event.ts'
import { listListeners, loadVersion, loadVersions } from '../journeys/running-version-store.ts'
import { listenersOf, triggerFires } from '../journeys/trigger-fires.ts'
import type { Trigger } from '../journeys/trigger.ts'
import { lockLead, readHeldLead } from '../leads/journey-lead-store.ts'
import type { JourneyLead } from '../leads/journey-lead-store.ts'
import { admit } from './admit.ts'
import { attributeConversion } from './attribute-conversion.ts'
import { advanceGuarded } from './advance-guarded.ts'
import type { EngineContext } from './facts.ts'
import { growRevenue } from './grow-revenue.ts'
import type { Run } from './run.ts'
import { leadsInside, lockRuns } from './run-store.ts'

/** Journeys start each other, by what they do or by being completed: behind this many events nobody is started any more. */
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
 * @returns False when it was told before, null when a journey has deleted the lead just now: then nothing is done.
 */
export async function happen(
  trx: Transaction<Database>,
  ctx: EngineContext,
  lead: JourneyLead,
  { sessionId, isSilent = false, ...happening }: Happening,
): Promise<boolean | null> {
  const held = await catchUp(trx, ctx, lead)
  if (held === null) return null
  const { workspaceId, id: leadId } = lead
  const event = await insertEvent(trx, { ...happening, workspaceId, leadId })
  if (event === null) return false
  const heard = { ...event, isSilent, ...(sessionId !== undefined && { sessionId }) }
  const follows = [await growRevenue(trx, event), await attributeConversion(trx, event)]
  const meant = follows.filter((one) => one !== null)
  const followed = await react(trx, ctx, held, heard)
  if (isSilent) for (const one of meant) await insertEvent(trx, one)
  else followed.unshift(...meant)
  await tell(trx, ctx, held, followed)
  return true
}

/** Writes what happened by itself, and what follows from it. The lead must be held. */
export async function tell(
  trx: Transaction<Database>,
  ctx: EngineContext,
  { id }: Pick<JourneyLead, 'id'>,
  events: readonly NewEvent[],
): Promise<void> {
  const queue = [...events]
  for (let told = 0; queue.length > 0; told++) {
    const [next] = queue.splice(0, 1)
    const event = next && (await insertEvent(trx, next))
    if (!event || told >= MOST_EVENTS) continue
    // What has happened before may have changed him, or be the end of him.
    const lead = await readHeldLead(trx, id)
    if (lead !== null) queue.push(...(await react(trx, ctx, lead, event)))
  }
}

/**
 * Writes that several leads, who must be held, have completed a journey, and what
 * follows. Where nobody waits for it, which is the rule, that is three statements.
 */
export async function tellCompleted(
  trx: Transaction<Database>,
  ctx: EngineContext,
  told: readonly { lead: JourneyLead; event: NewEvent }[],
): Promise<void> {
  if (told.length === 0) return
  const events = await insertEvents(
    trx,
    told.map(({ event }) => event),
  )
  const heard = [...events.values()]
  const inside = await leadsInside(
    trx,
    heard.map(({ leadId }) => leadId),
  )
  const listened = new Map<string, boolean>()
  for (const event of heard) {
    const { workspaceId } = event
    if (!listened.has(workspaceId)) {
      const listeners = await listListeners(trx, workspaceId, listenersOf(event))
      listened.set(workspaceId, listeners.length > 0)
    }
  }
  for (const { lead, event } of told) {
    const one = events.get(event.messageId)
    if (one === undefined || !(inside.has(lead.id) || listened.get(lead.workspaceId))) continue
    await tell(trx, ctx, lead, await react(trx, ctx, lead, one))
  }
}

/** Takes a lead, and moves what is due of his. Null where the workspace has no such lead. */
export async function holdUpToDate(
  trx: Transaction<Database>,
  ctx: EngineContext,
  { workspaceId, leadId }: { workspaceId: string; leadId: string },
): Promise<JourneyLead | null> {
  const lead = await lockLead(trx, workspaceId, leadId)
  return lead && catchUp(trx, ctx, lead)
}

/** Moves what is due before anything new is heard: who should be waiting by now must hear of it. */
async function catchUp(
  trx: Transaction<Database>,
  ctx: EngineContext,
  lead: JourneyLead,
): Promise<JourneyLead | null> {
  const now = ctx.now()
  const due = (await lockRuns(trx, lead.id)).filter(({ dueAt }) => dueAt !== null && dueAt <= now)
  for (const run of due) await tell(trx, ctx, lead, await advanceGuarded(trx, ctx, run.id, lead))
  return due.length === 0 ? lead : readHeldLead(trx, lead.id)
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
  let held: JourneyLead | null = lead
  for (const { id, trigger } of await wanting(trx, lead.workspaceId, event)) {
    const by = trigger === undefined ? null : event
    const admission = await admit(trx, ctx, id, { lead: held, trigger, event: by })
    if ('refused' in admission) continue
    happened.push(...admission.happened)
    // The next journey asks what this one has made of him.
    held = await readHeldLead(trx, lead.id)
    if (held === null) break
  }
  return happened
}

/** Journeys that let a lead in by an event, with the trigger that it sets off; without one, by hand. */
async function wanting(
  trx: Transaction<Database>,
  workspaceId: string,
  event: LeadEvent,
): Promise<{ id: string; trigger: Trigger | undefined }[]> {
  if (event.name === EVENTS.journeyStart) {
    return [{ id: String(event.props['journeyId']), trigger: undefined }]
  }
  const journeys = await listListeners(trx, workspaceId, listenersOf(event))
  const versions = await loadVersions(
    trx,
    journeys.map(({ versionId }) => versionId),
  )
  return journeys.flatMap(({ id, versionId }) => {
    const triggers = versions.get(versionId)?.triggers ?? []
    const trigger = triggers.find((one) => triggerFires(one, event))
    return trigger === undefined ? [] : [{ id, trigger }]
  })
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
