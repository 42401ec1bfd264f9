import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { LeadValue } from '../../wire/form.ts'
import { newId } from '../uuid.ts'
import { isLeadNumber } from './lead.ts'
import type { Lead } from './lead.ts'
import { BY_A_PROGRAM, noteNewValues, writeValues } from './value-change-store.ts'
import type { ChangedBy } from './value-change-store.ts'

/** @param number FLG's lead id; whatever is no lead id finds nothing. */
export async function findLeadByNumber(
  ex: Executor,
  workspaceId: string,
  number: string,
): Promise<Lead | null> {
  if (!isLeadNumber(number)) return null
  const row = await leadQuery(ex)
    .where('lead.workspace_id', '=', workspaceId)
    .where('lead.number', '=', number)
    .executeTakeFirst()
  return row === undefined ? null : toLead(row)
}

/** In the order of their numbers. */
export async function listLeads(ex: Executor, workspaceId: string): Promise<Lead[]> {
  const rows = await leadQuery(ex)
    .where('lead.workspace_id', '=', workspaceId)
    .orderBy('lead.number')
    .execute()
  return rows.map(toLead)
}

/** Of these numbers, those that exist. */
export async function findLeadsByNumber(
  ex: Executor,
  workspaceId: string,
  numbers: readonly string[],
): Promise<Lead[]> {
  if (numbers.length === 0) return []
  const rows = await leadQuery(ex)
    .where('lead.workspace_id', '=', workspaceId)
    .where('lead.number', '=', sql<string>`any(${sql.val([...numbers])}::bigint[])`)
    .execute()
  return rows.map(toLead)
}

export interface NewLead {
  /** By default the next one of the workspace. */
  number?: string
  leadGroupId: string | null
  values: Record<string, LeadValue>
}

const CHUNK = 1000

/**
 * Adds leads, whose given numbers are not in use. The others get the next
 * numbers after all that exist or are given. The workspace's row is locked until
 * the transaction ends, so that each number is given once.
 * @returns Ids and numbers in the order of the leads.
 */
export async function insertLeads(
  trx: Executor,
  workspaceId: string,
  leads: readonly NewLead[],
  by = BY_A_PROGRAM,
): Promise<{ id: string; number: string }[]> {
  const given = leads.flatMap(({ number }) => (number === undefined ? [] : [Number(number)]))
  const missing = leads.length - given.length
  const highest = given.reduce((a, b) => Math.max(a, b), 0)
  const { last } = await trx
    .updateTable('workspace')
    .set({
      last_lead_number: sql`greatest(last_lead_number, ${highest}::bigint) + ${missing}::bigint`,
    })
    .where('id', '=', workspaceId)
    .returning('last_lead_number as last')
    .executeTakeFirstOrThrow()
  // Lead numbers have 15 digits at most, so they are exact.
  let next = Number(last) - missing + 1
  const rows = leads.map((lead) => ({
    id: newId(),
    workspace_id: workspaceId,
    number: lead.number ?? String(next++),
    lead_group_id: lead.leadGroupId,
    values: JSON.stringify(lead.values),
  }))
  for (let at = 0; at < rows.length; at += CHUNK) {
    await trx
      .insertInto('lead')
      .values(rows.slice(at, at + CHUNK))
      .execute()
  }
  await noteNewValues(
    trx,
    rows.map(({ id }) => id),
    by,
  )
  return rows.map(({ id, number }) => ({ id, number }))
}

/** Replaces group and values. */
export async function updateLead(
  ex: Executor,
  id: string,
  lead: { leadGroupId: string | null; values: Record<string, LeadValue> },
  by: ChangedBy,
): Promise<void> {
  await ex
    .updateTable('lead')
    .set({ lead_group_id: lead.leadGroupId })
    .where('id', '=', id)
    .execute()
  await writeValues(ex, id, { values: sql`${JSON.stringify(lead.values)}::jsonb`, by })
}

/** Sets and removes single data fields; the others stay, whoever writes them meanwhile. */
export async function mergeLeadValues(
  ex: Executor,
  id: string,
  change: { set: Record<string, LeadValue>; remove: readonly string[] },
  by: ChangedBy,
): Promise<void> {
  const values = sql`(lead.values - ${sql.val([...change.remove])}::text[]) || ${JSON.stringify(change.set)}::jsonb`
  await writeValues(ex, id, { values, by })
}

function leadQuery(ex: Executor) {
  return ex
    .selectFrom('lead')
    .leftJoin('lead_group', 'lead_group.id', 'lead.lead_group_id')
    .select([
      'lead.id',
      'lead.number',
      'lead.workspace_id',
      'lead.values',
      'lead_group.id as group_id',
      'lead_group.name as group_name',
    ])
    .where('lead.deleted_at', 'is', null)
}

type LeadRow = Awaited<ReturnType<ReturnType<typeof leadQuery>['executeTakeFirstOrThrow']>>

function toLead(row: LeadRow): Lead {
  const { group_id: id, group_name: name } = row
  return {
    id: row.id,
    number: row.number,
    workspaceId: row.workspace_id,
    leadGroup: id === null || name === null ? null : { id, name },
    values: row.values,
  }
}
