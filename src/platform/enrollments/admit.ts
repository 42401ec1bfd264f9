import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { lastSeq } from '../events/event-store.ts'
import type { NewEvent } from '../events/event.ts'
import { loadVersion } from '../journeys/running-version-store.ts'
import type { RunningVersion } from '../journeys/running-version-store.ts'
import { triggerFires } from '../journeys/trigger-fires.ts'
import { holdOpenJourney } from './admission-store.ts'
import { advanceGuarded } from './advance-guarded.ts'
import { insertEnrollment } from './enrollment-store.ts'
import type { EngineContext } from './facts.ts'
import { mayEnter } from './may-enter.ts'
import type { Entrant } from './may-enter.ts'
import { recordRefusal } from './refusal-store.ts'
import type { RefusalReason } from './refusal-store.ts'
import { firstTimeZone, waitUntil } from './steps/wait-until.ts'

export type Admission =
  | { enrollmentId: string; happened: NewEvent[] }
  | { refused: RefusalReason | 'unknown-journey' }

/**
 * Lets a lead, who must be held, into a journey, and moves him as far as he goes;
 * or records why not.
 */
export async function admit(
  trx: Transaction<Database>,
  ctx: EngineContext,
  journeyId: string,
  given: Entrant,
): Promise<Admission> {
  const { lead } = given
  const now = ctx.now()
  const refuse = async (reason: RefusalReason): Promise<Admission> => {
    await recordRefusal(trx, { journeyId, leadId: lead.id, reason, at: now })
    return { refused: reason }
  }
  const open = await holdOpenJourney(trx, lead.workspaceId, journeyId)
  if (open === null) return { refused: 'unknown-journey' }
  if (open === 'closed') return refuse('journey-closed')
  const version = await loadVersion(trx, open.versionId)
  const trigger = triggerOf(version, given)
  if (trigger === null) return refuse('trigger-criteria')
  const entrant = { ...given, trigger }
  const entry = await mayEnter(trx, version, entrant, now)
  if (typeof entry === 'string') return refuse(entry)
  const made = await insertEnrollment(trx, lead.workspaceId, {
    journeyId,
    leadId: lead.id,
    nodeId: firstNode(version, entrant),
    at: now,
    ...entry,
    enteredSeq: await lastSeq(trx, lead.id),
    deadlineAt: deadlineOf(version, entrant, now),
  })
  if (made === null) return refuse('inside')
  return { enrollmentId: made.id, happened: await advanceGuarded(trx, ctx, made.id, lead) }
}

/**
 * As the version has it that is entered: another one may have become active since the event was
 * heard. Null where that one does not hear it.
 */
function triggerOf(
  { triggers }: RunningVersion,
  { trigger, event }: Entrant,
): Entrant['trigger'] | null {
  if (trigger === undefined || event === null || triggers.includes(trigger)) return trigger
  return triggers.find((one) => triggerFires(one, event)) ?? null
}

/** By hand one comes in where the journey says so, else at its first trigger. */
function firstNode({ triggers, nodes }: RunningVersion, { trigger }: Entrant): string | null {
  const byHand = triggers.find(({ type }) => type.toLowerCase() === 'manual') ?? triggers[0]
  const start = [...nodes.values()].find(({ type }) => type === 'TRIGGER')
  return (trigger ?? byHand)?.nodeId ?? start?.id ?? null
}

function deadlineOf({ rules }: RunningVersion, { lead }: Entrant, now: Date): Date | null {
  const days = rules.goal?.deadline
  if (days == null) return null
  const timeZone = firstTimeZone(lead.timeZone, rules.settings['timeZone'])
  return waitUntil({ kind: 'for', amount: days, unit: 'day' }, now, timeZone)
}
