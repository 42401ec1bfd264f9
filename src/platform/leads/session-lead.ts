import type { Executor } from '../../database/executor.ts'
import { PlatformError } from '../platform-error.ts'
import { listLeadGroups } from './lead-group-store.ts'
import { findLeadByNumber, insertLeads } from './lead-store.ts'
import type { Lead } from './lead.ts'

/** Whom a session is for: a lead by its number, or a new one in the lead group of this name. */
export type WantedLead = string | { newIn: string }

/** Without an id there is no lead yet: `makeSessionLead` makes it with the first answer. */
export interface SessionLead extends Pick<Lead, 'leadGroup'> {
  id: string | null
}

/** @throws {PlatformError} `unknown-lead` or `unknown-lead-group`. */
export async function findSessionLead(
  trx: Executor,
  workspaceId: string,
  wanted: WantedLead,
): Promise<SessionLead> {
  if (typeof wanted === 'string') {
    const lead = await findLeadByNumber(trx, workspaceId, wanted)
    if (lead !== null) return lead
    throw new PlatformError('unknown-lead', 'There is no such lead.')
  }
  const groups = await listLeadGroups(trx, workspaceId)
  const group = groups.find(({ name }) => name === wanted.newIn)
  if (group !== undefined) return { id: null, leadGroup: group }
  throw new PlatformError('unknown-lead-group', 'There is no such lead group.')
}

/** Makes the lead of a session that began without one; what it answers is put on it when it is sent. */
export async function makeSessionLead(
  trx: Executor,
  session: { workspaceId: string; leadGroupId: string | null },
): Promise<{ id: string; number: string }> {
  const { workspaceId, leadGroupId } = session
  const [lead] = await insertLeads(trx, workspaceId, [{ leadGroupId, values: {} }])
  if (lead === undefined) throw new Error('The lead that was just made is not there.')
  return lead
}
