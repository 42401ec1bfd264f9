import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { NewEvent } from '../events/event.ts'
import { criteriaSchema } from '../journeys/criteria.ts'
import { matchesAll, matchesRunCriteria, readFrom } from '../journeys/match-criteria.ts'
import type { JourneyRules } from '../journeys/rules.ts'
import type { RunningVersion } from '../journeys/running-version-store.ts'
import type { Trigger } from '../journeys/trigger.ts'
import type { JourneyLead } from '../leads/journey-lead-store.ts'
import { lockName } from '../lock-store.ts'
import { newId } from '../uuid.ts'
import { countEntries, runsBefore } from './admission-store.ts'
import type { RefusalReason } from './refusal-store.ts'
import { readLead } from './steps/condition.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Keys are in an index, which takes no more than some 2,700 bytes. */
const LONGEST_KEY = 200

/** Who wants in, by which trigger; without an event, by hand. */
export interface Entrant {
  lead: JourneyLead
  trigger: Trigger | undefined
  event: Pick<NewEvent, 'name' | 'props' | 'messageId'> | null
}

/** What the run is told apart by from others of the lead. */
export interface Entry {
  entryKey: string
  rotation: number
}

/** The rules of admission behind "is it open?", in their order: the first that refuses is the reason. */
export async function mayEnter(
  trx: Transaction<Database>,
  { journeyId, rules }: RunningVersion,
  entrant: Entrant,
  now: Date,
): Promise<Entry | RefusalReason> {
  const refused = byLead(rules, entrant)
  if (refused !== null) return refused
  const entry = await byEntryMode(trx, journeyId, rules, entrant)
  if (typeof entry === 'string') return entry
  return (await isOverRate(trx, journeyId, rules, now)) ? 'rate-limited' : entry
}

function byLead(rules: JourneyRules, { lead, trigger, event }: Entrant): RefusalReason | null {
  const { audienceId, allowAnonymous } = rules
  if (lead.suppressed) return 'suppressed'
  if (audienceId !== null && !lead.lists.includes(audienceId)) return 'not-in-audience'
  if (lead.anonymous && !allowAnonymous) return 'anonymous'
  const criteria = criteriaSchema.safeParse(trigger?.config['Criteria'] ?? [])
  const readBoth = readFrom(event?.props ?? {}, lead.values)
  // Who is let in by hand has met no trigger.
  if (event !== null && !(criteria.success && matchesAll(criteria.data, readBoth))) {
    return 'trigger-criteria'
  }
  return matchesRunCriteria(rules, readLead(lead)) ? null : 'run-criteria'
}

async function byEntryMode(
  trx: Transaction<Database>,
  journeyId: string,
  { entryMode, settings }: JourneyRules,
  { lead, event }: Entrant,
): Promise<Entry | RefusalReason> {
  const before = await runsBefore(trx, journeyId, lead.id)
  const isInside = before.some((run) => run.isInside)
  switch (entryMode) {
    case 'once':
      if (isInside) return 'inside'
      return before.length > 0 ? 'entered-before' : { entryKey: '', rotation: 1 }
    case 'once_at_a_time': {
      if (isInside) return 'inside'
      const last = Math.max(0, ...before.map(({ rotation }) => rotation))
      return { entryKey: '', rotation: last + 1 }
    }
    case 'every_time': {
      const entryKey = keyOf(settings['entryKey'], event)
      const isKnown = before.some((run) => run.entryKey === entryKey)
      return isKnown ? 'entered-before' : { entryKey, rotation: 1 }
    }
    default:
      return entryMode satisfies never
  }
}

/** The event's property that `settings.entryKey` names, else its message; by hand each time is another. */
function keyOf(property: unknown, event: Entrant['event']): string {
  if (event === null) return newId()
  const value = typeof property === 'string' ? event.props[property] : undefined
  if (value == null) return event.messageId
  const key = JSON.stringify([property, value])
  return key.length <= LONGEST_KEY ? key : createHash('sha256').update(key).digest('hex')
}

/** One after another, so that as many enter as may, also when all come at once. */
async function isOverRate(
  trx: Transaction<Database>,
  journeyId: string,
  { ratePerHour, ratePerDay }: JourneyRules,
  now: Date,
): Promise<boolean> {
  if (ratePerHour === 0 && ratePerDay === 0) return false
  await lockName(trx, `journey-entries:${journeyId}`)
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const { inHour, inDay } = await countEntries(trx, journeyId, {
    hour: ago(HOUR_MS),
    day: ago(DAY_MS),
  })
  return (ratePerHour > 0 && inHour >= ratePerHour) || (ratePerDay > 0 && inDay >= ratePerDay)
}
