import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { lockName } from '../lock-store.ts'
import { insertLeads, mergeLeadValues } from './lead-store.ts'
import type { ChangedBy } from './value-change-store.ts'
import { findRecognised } from './recognised-visitor-store.ts'

/** By what somebody is known elsewhere; the first that finds a lead counts. */
export interface KnownBy {
  /** The owner's own id. */
  externalId: string | undefined
  email: string | undefined
  /** Of a visitor's browser: of whoever it turned out to be, or of nobody yet. */
  anonymousId: string | undefined
  /** Of a lead that is made. */
  leadGroupId: string | null
}

export interface FoundLead {
  id: string
  /** Until now nobody knew more of him than that he came, or not even that. */
  isNew: boolean
}

/**
 * The lead who is known by one of these, or a new one. What the lead is not known
 * by yet is put on it, unless it is another lead's; two leads are never made one.
 */
export async function findOrMakeLead(
  trx: Executor,
  workspaceId: string,
  known: KnownBy,
): Promise<FoundLead> {
  const { externalId, email, anonymousId, leadGroupId } = known
  const names = { externalId, email: email?.toLowerCase(), anonymousId }
  await lockNames(trx, workspaceId, names)
  const recognised =
    anonymousId === undefined ? null : await findRecognised(trx, workspaceId, anonymousId)
  const found = await findKnown(trx, workspaceId, known, recognised)
  const id = found?.id ?? (await make(trx, workspaceId, { leadGroupId, email }))
  const wasNobody = found === null || found.isAnonymous
  const isNamed = [
    await setIfFree(trx, workspaceId, id, 'external_id', externalId),
    found?.isAnonymous === true && (await setEmailIfFree(trx, workspaceId, id, email)),
    found === null && email !== undefined,
  ].includes(true)
  if (recognised === null) await setIfFree(trx, workspaceId, id, 'anonymous_id', anonymousId)
  return { id, isNew: wasNobody && isNamed }
}

/** Until the transaction ends nobody else makes or recognises the lead of a browser. */
export async function holdVisitor(trx: Executor, workspaceId: string, id: string): Promise<void> {
  await lockNames(trx, workspaceId, { anonymousId: id })
}

/** In one order, and all before anybody looks: or two at once would make the lead twice. */
async function lockNames(
  trx: Executor,
  workspaceId: string,
  names: Record<string, string | undefined>,
): Promise<void> {
  const locks = Object.entries(names).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}:${value}`],
  )
  for (const lock of locks.toSorted()) await lockName(trx, `lead:${workspaceId}:${lock}`)
}

/** The lead group that Octeth knows by this number; null for none. */
export async function leadGroupOfNumber(
  ex: Executor,
  workspaceId: string,
  number: number,
): Promise<string | null> {
  const row = await ex
    .selectFrom('lead_group')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('number', '=', String(number))
    .executeTakeFirst()
  return row?.id ?? null
}

async function findKnown(
  trx: Executor,
  workspaceId: string,
  { externalId, email, anonymousId }: KnownBy,
  recognised: string | null,
): Promise<{ id: string; isAnonymous: boolean } | null> {
  const query = trx
    .selectFrom('lead')
    .select(['id', 'external_id', 'anonymous_id', emailOf.as('email')])
    .where('workspace_id', '=', workspaceId)
    .where('deleted_at', 'is', null)
  const byEmail = sql<string>`lower(${emailOf})`
  const queries = [
    externalId === undefined ? null : query.where('external_id', '=', externalId),
    email === undefined ? null : query.where(byEmail, '=', email.toLowerCase()).orderBy('number'),
    recognised === null ? null : query.where('id', '=', recognised),
    anonymousId === undefined ? null : query.where('anonymous_id', '=', anonymousId),
  ]
  for (const one of queries) {
    const row = await one?.limit(1).executeTakeFirst()
    if (row === undefined) continue
    // Two people at one machine, or with one address, are still two to the owner.
    const isOther = externalId !== undefined && row.external_id !== null
    if (isOther && row.external_id !== externalId) continue
    const isAnonymous = row.anonymous_id !== null && row.external_id === null && !row.email
    return { id: row.id, isAnonymous }
  }
  return null
}

const VISITOR: ChangedBy = { source: 'visitor' }

async function make(
  trx: Executor,
  workspaceId: string,
  { leadGroupId, email }: Pick<KnownBy, 'leadGroupId' | 'email'>,
): Promise<string> {
  const values: Record<string, string> = email === undefined ? {} : { email }
  const [lead] = await insertLeads(trx, workspaceId, [{ leadGroupId, values }], VISITOR)
  if (lead === undefined) throw new Error('The lead that was just made is not there.')
  return lead.id
}

const emailOf = sql<string | null>`values ->> 'email'`

/** @returns Whether it is his from now on. */
async function setEmailIfFree(
  trx: Executor,
  workspaceId: string,
  id: string,
  email: string | undefined,
): Promise<boolean> {
  if (email === undefined) return false
  const other = await trx
    .selectFrom('lead')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where(sql<string>`lower(${emailOf})`, '=', email.toLowerCase())
    .limit(1)
    .executeTakeFirst()
  if (other !== undefined) return false
  await mergeLeadValues(trx, id, { set: { email }, remove: [] }, VISITOR)
  return true
}

/** @returns Whether it is his from now on. */
async function setIfFree(
  trx: Executor,
  workspaceId: string,
  id: string,
  column: 'external_id' | 'anonymous_id',
  value: string | undefined,
): Promise<boolean> {
  if (value === undefined) return false
  const row = await trx
    .updateTable('lead')
    .set({ [column]: value })
    .where('id', '=', id)
    .where(column, 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('lead as other')
            .select('other.id')
            .where('other.workspace_id', '=', workspaceId)
            .where(`other.${column}`, '=', value),
        ),
      ),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
