import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { loadVersions } from '../journeys/running-version-store.ts'
import type { RunningVersion } from '../journeys/running-version-store.ts'
import type { JourneyLead } from '../leads/journey-lead-store.ts'
import { makeChange } from '../leads/lead-change.ts'
import type { LeadChange, Told, Unchanged } from '../leads/lead-change.ts'
import { BY_A_PROGRAM } from '../leads/value-change-store.ts'
import type { ChangedBy } from '../leads/value-change-store.ts'
import { listInside, stopRuns } from './stop-run-store.ts'

interface Cause {
  at: Date
  /** The run whose step it is; it goes on. */
  by: string | null
}

/**
 * Does it with a lead, who must be held, and takes him out of the journeys in which
 * he has no place any more. What was told is for the caller to write into the log.
 */
export async function applyChange(
  trx: Transaction<Database>,
  lead: JourneyLead,
  change: LeadChange,
  { at, by }: Cause,
): Promise<Told | Unchanged> {
  const author: ChangedBy = by === null ? BY_A_PROGRAM : { source: 'journey', id: by }
  const told = await makeChange(trx, lead, change, { at, by: author })
  if (typeof told === 'string') return told
  const stop = { leadId: lead.id, at, except: by }
  switch (change.kind) {
    case 'delete':
      await stopRuns(trx, { ...stop, reason: 'lead-deleted' })
      break
    case 'suppress':
      await stopRuns(trx, { ...stop, reason: 'suppressed' })
      break
    case 'unsubscribe': {
      const list = { number: change.list, id: String(told.props['listId']) }
      const journeyIds = await journeysOfList(trx, lead.id, list)
      await stopRuns(trx, { ...stop, reason: 'unsubscribed' }, { journeyIds })
      break
    }
    case 'unsuppress':
    case 'subscribe':
    case 'tag':
    case 'untag':
    case 'set-field':
      break
    default:
      change satisfies never
  }
  return told
}

type List = { number: number; id: string }

/** Those that he is in and that are for a list's people only. */
async function journeysOfList(
  trx: Transaction<Database>,
  leadId: string,
  list: List,
): Promise<string[]> {
  const runs = await listInside(trx, leadId)
  const versions = await loadVersions(
    trx,
    runs.map(({ versionId }) => versionId),
  )
  return runs.flatMap(({ versionId, journeyId }) => {
    const version = versions.get(versionId)
    return version !== undefined && isForList(version, list) ? [journeyId] : []
  })
}

/** By its audience, or because one comes in by joining that list alone. */
function isForList({ rules, triggers }: RunningVersion, { number, id }: List): boolean {
  const isJoining = ({ type, config }: RunningVersion['triggers'][number]) =>
    type === 'ListSubscription' && Number(config['ListID']) === number
  return rules.audienceId === id || (triggers.length > 0 && triggers.every(isJoining))
}
