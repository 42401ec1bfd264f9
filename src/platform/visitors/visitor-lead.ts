import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { lockLead } from '../leads/journey-lead-store.ts'
import { findLeadByNumber } from '../leads/lead-store.ts'
import { PlatformError } from '../platform-error.ts'
import { anonymousLead, findAnonymousLead, mergeLeads } from './visitor-lead-store.ts'

/** A browser, and who is there if the owner has said so. */
export interface Visitor {
  /** The endpoint's id of the browser, a UUID. */
  id: string
  /** Origin of the page. */
  site: string
  /** A lead's number. */
  lead?: string
}

/**
 * The lead that a visitor is; one of his own is made for a visitor whom nobody knows.
 * @throws {PlatformError} `unknown-lead`.
 */
export async function visitorLead(
  trx: Transaction<Database>,
  workspaceId: string,
  visitor: Visitor,
): Promise<string> {
  if (visitor.lead === undefined) return anonymousLead(trx, workspaceId, visitor.id)
  return knownLead(trx, workspaceId, visitor.lead)
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
  const from = await findAnonymousLead(trx, workspaceId, id)
  if (from === null || from === into) return into
  // In one order, so that two who do so at once do not wait for each other.
  for (const one of [from, into].toSorted()) await lockLead(trx, workspaceId, one)
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
  throw new PlatformError('unknown-lead', 'There is no such lead.')
}
