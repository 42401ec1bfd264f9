import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { lockLead } from '../leads/journey-lead-store.ts'
import { findOrMakeLead, holdVisitor } from '../leads/known-lead-store.ts'
import { findLeadByNumber } from '../leads/lead-store.ts'
import { noteRecognised } from '../leads/recognised-visitor-store.ts'
import { PlatformError } from '../platform-error.ts'
import { findAnonymousLead, isOwnLead, mergeLeads } from './visitor-lead-store.ts'

/** A browser, and who is there if the owner has said so. */
export interface Visitor {
  /** The endpoint's id of the browser, a UUID. */
  id: string
  /** Origin of the page. */
  site: string
  /** A lead's number. */
  lead?: string
}

export interface VisitorLead {
  id: string
  /** A lead of the owner's that nobody vouches for any more, or not yet, at this request. */
  isRecognised: boolean
}

/**
 * The lead that a visitor is; one of his own is made for a visitor whom nobody
 * knows. What a browser still sends as nobody's, after it was known whose it is,
 * is his.
 * @throws {PlatformError} `unknown-lead`.
 */
export async function visitorLead(
  trx: Transaction<Database>,
  workspaceId: string,
  { id, lead }: Visitor,
): Promise<VisitorLead> {
  if (lead !== undefined) {
    return { id: await knownLead(trx, workspaceId, lead), isRecognised: false }
  }
  const known = { externalId: undefined, email: undefined, anonymousId: id, leadGroupId: null }
  const found = await findOrMakeLead(trx, workspaceId, known)
  return { id: found.id, isRecognised: !(await isOwnLead(trx, found.id, id)) }
}

/**
 * Gives what an anonymous visitor has done to the lead that he turned out to be.
 * @throws {PlatformError} `unknown-lead`.
 */
export async function recogniseLead(
  trx: Transaction<Database>,
  workspaceId: string,
  { id, lead }: { id: string; lead: string },
): Promise<string> {
  const into = await knownLead(trx, workspaceId, lead)
  await holdVisitor(trx, workspaceId, id)
  await noteRecognised(trx, workspaceId, { id, leadId: into })
  const from = await findAnonymousLead(trx, workspaceId, id)
  if (from === null || from === into) return into
  // In one order, so that two who do so at once do not wait for each other.
  for (const one of [from, into].toSorted()) {
    if ((await lockLead(trx, workspaceId, one)) === null) throw unknownLead()
  }
  await mergeLeads(trx, { from, into })
  return into
}

async function knownLead(
  trx: Transaction<Database>,
  workspaceId: string,
  number: string,
): Promise<string> {
  const lead = await findLeadByNumber(trx, workspaceId, number)
  if (lead !== null) return lead.id
  throw unknownLead()
}

function unknownLead(): PlatformError {
  return new PlatformError('unknown-lead', 'There is no such lead.')
}
