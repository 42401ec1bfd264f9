import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { newId } from '../uuid.ts'

/** What Octeth's triggers and actions name by number; its lists are our lead groups. */
export type RecordKind = 'lead_group' | 'email' | 'tag' | 'custom_field'

interface OctethRecord<Kind extends RecordKind> {
  id: string
  name: string
  /** Where the value of a custom field is among those of a lead. */
  dataField: Kind extends 'custom_field' ? string : null
}

export async function hasRecord(
  ex: Executor,
  kind: RecordKind,
  workspaceId: string,
  number: number,
): Promise<boolean> {
  return (await findRecord(ex, kind, workspaceId, number)) !== null
}

/** @param number Whole, and not too large to be exact. */
export async function findRecord<Kind extends RecordKind>(
  ex: Executor,
  kind: Kind,
  workspaceId: string,
  number: number,
): Promise<OctethRecord<Kind> | null> {
  const dataField = kind === 'custom_field' ? sql.ref('data_field') : sql.lit(null)
  const row = await ex
    .selectFrom<RecordKind>(kind)
    .select(['id', 'name', dataField.as('dataField')])
    .where('workspace_id', '=', workspaceId)
    .where('number', '=', String(number))
    .executeTakeFirst()
  return (row as OctethRecord<Kind> | undefined) ?? null
}

/** The number of the first one of this name; null for none. */
export async function recordNumber(
  ex: Executor,
  kind: RecordKind,
  workspaceId: string,
  name: string,
): Promise<number | null> {
  const row = await ex
    .selectFrom(kind)
    .select('number')
    .where('workspace_id', '=', workspaceId)
    .where('name', '=', name)
    .orderBy('number')
    .executeTakeFirst()
  return row === undefined ? null : Number(row.number)
}

/** Octeth's number of the list of a lead group. */
export async function listNumber(ex: Executor, leadGroupId: string): Promise<number> {
  const { number } = await ex
    .selectFrom('lead_group')
    .select('number')
    .where('id', '=', leadGroupId)
    .executeTakeFirstOrThrow()
  return Number(number)
}

/** Copies e-mails of one workspace to another. Those that are not there are not in the answer. */
export async function copyEmails(
  trx: Executor,
  { from, to }: { from: string; to: string },
  numbers: readonly number[],
): Promise<{ source: number; copy: number }[]> {
  const copied: { source: number; copy: number }[] = []
  for (const source of numbers) {
    const { rows } = await sql<{ number: string }>`
      insert into email (id, workspace_id, name, subject, html, text, track_opens, track_clicks)
      select ${newId()}::uuid, ${to}::uuid, name, subject, html, text, track_opens, track_clicks
      from email
      where workspace_id = ${from} and number = ${String(source)}::bigint
      returning number`.execute(trx)
    for (const { number } of rows) copied.push({ source, copy: Number(number) })
  }
  return copied
}
