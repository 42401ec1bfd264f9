import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { AnswerValue } from '../../wire/form.ts'
import { newId } from '../uuid.ts'
import { isLeadNumber } from './lead.ts'
import type { Lead } from './lead.ts'

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
  values: Record<string, AnswerValue>
}

/** The workspace's row is locked until the transaction ends, so numbers are given once. */
export async function insertLead(
  trx: Executor,
  workspaceId: string,
  lead: NewLead,
): Promise<{ id: string; number: string }> {
  const next = lead.number ?? sql<string>`last_lead_number + 1`
  const { number } = await trx
    .updateTable('workspace')
    .set({ last_lead_number: sql`greatest(last_lead_number, ${next})` })
    .where('id', '=', workspaceId)
    .returning(
      lead.number === undefined
        ? 'last_lead_number as number'
        : sql<string>`${lead.number}::text`.as('number'),
    )
    .executeTakeFirstOrThrow()
  const id = newId()
  await trx
    .insertInto('lead')
    .values({
      id,
      workspace_id: workspaceId,
      number,
      lead_group_id: lead.leadGroupId,
      values: JSON.stringify(lead.values),
    })
    .execute()
  return { id, number }
}

/** Replaces group and values. */
export async function updateLead(
  ex: Executor,
  id: string,
  lead: { leadGroupId: string | null; values: Record<string, AnswerValue> },
): Promise<void> {
  await ex
    .updateTable('lead')
    .set({
      lead_group_id: lead.leadGroupId,
      values: JSON.stringify(lead.values),
      modified_at: sql`now()`,
    })
    .where('id', '=', id)
    .execute()
}

/** Sets and removes single data fields; the others stay, whoever writes them meanwhile. */
export async function mergeLeadValues(
  ex: Executor,
  id: string,
  change: { set: Record<string, AnswerValue>; remove: readonly string[] },
): Promise<void> {
  await ex
    .updateTable('lead')
    .set({
      values: sql`(values - ${sql.val([...change.remove])}::text[]) || ${JSON.stringify(change.set)}::jsonb`,
      modified_at: sql`now()`,
    })
    .where('id', '=', id)
    .execute()
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
