import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import { newId } from '../uuid.ts'

/** What Octeth's triggers and actions name by number; its lists are our lead groups. */
export type RecordKind = 'lead_group' | 'email' | 'tag' | 'custom_field'

export async function hasRecord(
  ex: Executor,
  kind: RecordKind,
  workspaceId: string,
  number: number,
): Promise<boolean> {
  const row = await ex
    .selectFrom(kind)
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('number', '=', String(number))
    .executeTakeFirst()
  return row !== undefined
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

export async function createRecord(
  ex: Executor,
  kind: Exclude<RecordKind, 'lead_group'>,
  workspaceId: string,
  name: string,
): Promise<number> {
  const { number } = await ex
    .insertInto(kind)
    .values({ id: newId(), workspace_id: workspaceId, name })
    .returning('number')
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
      insert into email (id, workspace_id, name, subject, html)
      select ${newId()}::uuid, ${to}::uuid, name, subject, html from email
      where workspace_id = ${from} and number = ${String(source)}::bigint
      returning number`.execute(trx)
    for (const { number } of rows) copied.push({ source, copy: Number(number) })
  }
  return copied
}
