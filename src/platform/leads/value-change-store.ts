import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { LeadValue } from '../../wire/form.ts'

/**
 * Who writes the data fields of a lead.
 *
 * | source | id |
 * | --- | --- |
 * | form, booking | the session that was submitted or booked |
 * | journey | the enrollment whose step it is |
 * | visitor | none: a visitor of the owner's site was told who it is |
 * | import | none: `leads import` |
 * | file | none: `apply` |
 * | program | none: an API, or code of the owner's |
 */
export interface ChangedBy {
  source: 'form' | 'booking' | 'journey' | 'visitor' | 'import' | 'file' | 'program'
  id?: string
}

export const BY_A_PROGRAM: ChangedBy = { source: 'program' }

/** A data field of a lead that was written. */
export interface ValueChange {
  id: string
  at: Date
  dataField: string
  /** Null where there was none, or is none any more. */
  was: LeadValue | null
  became: LeadValue | null
  by: ChangedBy
}

/**
 * Writes values of a lead, and a line for each data field that is another one then, in one statement.
 * @param values What they become, of the row as it stands.
 */
export async function writeValues(
  ex: Executor,
  leadId: string,
  { values, by }: { values: RawBuilder<unknown>; by: ChangedBy },
): Promise<void> {
  await sql`
    with old as (select id, values from lead where id = ${leadId} for update),
    written as (
      update lead set values = ${values}, modified_at = now()
      from old where lead.id = old.id
      returning lead.workspace_id, lead.id, old.values as was, lead.values as became
    )
    insert into lead_value_change (workspace_id, lead_id, data_field, was, became, source, source_id)
    select workspace_id, id, name, was -> name, became -> name, ${by.source}, ${by.id ?? null}
    from written, jsonb_object_keys(was || became) as name
    where was -> name is distinct from became -> name
    order by name`.execute(ex)
}

/** The values that new leads come with. */
export async function noteNewValues(
  ex: Executor,
  leadIds: readonly string[],
  by: ChangedBy,
): Promise<void> {
  await sql`
    insert into lead_value_change (workspace_id, lead_id, data_field, became, source, source_id)
    select workspace_id, id, name, value, ${by.source}, ${by.id ?? null}
    from lead, jsonb_each(values) as given (name, value)
    where id = any(${sql.val([...leadIds])}::uuid[])
    order by number, name`.execute(ex)
}

/**
 * What was written of a lead, the newest first.
 * @param before The id of a change: those that came before it.
 */
export async function listValueChanges(
  ex: Executor,
  leadId: string,
  { limit, before }: { limit: number; before?: string },
): Promise<ValueChange[]> {
  const all = ex
    .selectFrom('lead_value_change')
    .selectAll()
    .where('lead_id', '=', leadId)
    .orderBy('id', 'desc')
    .limit(limit)
  const rows = await (before === undefined ? all : all.where('id', '<', before)).execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.changed_at,
    dataField: row.data_field,
    was: row.was,
    became: row.became,
    by: { source: row.source, ...(row.source_id !== null && { id: row.source_id }) },
  }))
}
