import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { UploadedFile } from '../../wire/uploaded-file.ts'
import { isId } from '../uuid.ts'

export interface StoredFile extends UploadedFile {
  sessionId: string
  fieldId: string
  state: 'arriving' | 'kept' | 'leaving'
}

export async function insertArriving(
  trx: Executor,
  file: StoredFile & { workspaceId: string; uploadKey: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('uploaded_file')
    .values({
      id: file.id,
      workspace_id: file.workspaceId,
      session_id: file.sessionId,
      field_id: file.fieldId,
      upload_key: file.uploadKey,
      state: 'arriving',
      name: file.name,
      size: String(file.size),
      type: file.type,
      created_at: file.at,
      changed_at: file.at,
    })
    .execute()
}

/** That are there, or on their way. */
export async function filesOfSession(
  ex: Executor,
  sessionId: string,
): Promise<(StoredFile & { uploadKey: string })[]> {
  const rows = await ex
    .selectFrom('uploaded_file')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('state', '!=', 'leaving')
    .execute()
  return rows.map((row) => ({ ...toFile(row), uploadKey: row.upload_key }))
}

export async function findFile(
  ex: Executor,
  sessionId: string,
  id: string,
): Promise<StoredFile | null> {
  if (!isId(id)) return null
  const row = await ex
    .selectFrom('uploaded_file')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toFile(row)
}

/** False where it is on its way no more: sent again under the same key, or given up. */
export async function keepFile(
  trx: Executor,
  { id, name, size, type }: UploadedFile,
  at: Date,
): Promise<boolean> {
  const row = await trx
    .updateTable('uploaded_file')
    .set({ state: 'kept', name, size: String(size), type, changed_at: at })
    .where('id', '=', id)
    .where('state', '=', 'arriving')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function letFilesGo(ex: Executor, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await ex
    .updateTable('uploaded_file')
    .set({ state: 'leaving', changed_at: at })
    .where('id', 'in', [...ids])
    .where('state', '!=', 'leaving')
    .execute()
}

/** All of a session but these. */
export async function letOthersGo(
  ex: Executor,
  sessionId: string,
  kept: readonly string[],
  at: Date,
): Promise<void> {
  const others = ex
    .updateTable('uploaded_file')
    .set({ state: 'leaving', changed_at: at })
    .where('session_id', '=', sessionId)
    .where('state', '!=', 'leaving')
  await (kept.length === 0 ? others : others.where('id', 'not in', [...kept])).execute()
}

/** Its bytes are gone. */
export async function forgetFile(ex: Executor, id: string): Promise<void> {
  await ex.deleteFrom('uploaded_file').where('id', '=', id).where('state', '=', 'leaving').execute()
}

/** What was on its way for so long was given up. */
export async function giveUpArriving(ex: Executor, before: Date, at: Date): Promise<void> {
  await ex
    .updateTable('uploaded_file')
    .set({ state: 'leaving', changed_at: at })
    .where('state', '=', 'arriving')
    .where('changed_at', '<', before)
    .execute()
}

export async function leavingSince(ex: Executor, before: Date, limit: number): Promise<string[]> {
  const rows = await ex
    .selectFrom('uploaded_file')
    .select('id')
    .where('state', '=', 'leaving')
    .where('changed_at', '<=', before)
    .orderBy('changed_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Sessions whose files nobody comes for any more: they have run out, nobody has touched them since
 * `untouched`, or their lead was deleted.
 */
export async function sessionsToEmpty(
  ex: Executor,
  { now, untouched, limit }: { now: Date; untouched: Date; limit: number },
): Promise<string[]> {
  const rows = await ex
    .selectFrom('form_session as s')
    .leftJoin('lead as l', 'l.id', 's.lead_id')
    .select('s.id')
    .where((where) =>
      where.exists(
        where
          .selectFrom('uploaded_file as f')
          .select(sql`1`.as('one'))
          .whereRef('f.session_id', '=', 's.id')
          .where('f.state', '=', 'kept'),
      ),
    )
    .where((where) =>
      where.or([
        where('l.deleted_at', 'is not', null),
        where.and([
          where('s.completed_at', 'is', null),
          where.or([where('s.closes_at', '<=', now), where('s.modified_at', '<', untouched)]),
        ]),
      ]),
    )
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Newest first, for operators. */
export async function listFiles(
  ex: Executor,
  workspaceId: string,
  limit: number,
): Promise<ListedFile[]> {
  const rows = await listedFiles(ex, workspaceId)
    .orderBy('f.created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toListed)
}

/** Null for one that is not there, or another workspace's. */
export async function findListed(
  ex: Executor,
  workspaceId: string,
  id: string,
): Promise<ListedFile | null> {
  if (!isId(id)) return null
  const row = await listedFiles(ex, workspaceId).where('f.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toListed(row)
}

export interface ListedFile extends UploadedFile {
  sessionId: string
  form: string
  /** Number of the lead; null where the session has none yet. */
  lead: string | null
  submitted: boolean
  createdAt: Date
}

function listedFiles(ex: Executor, workspaceId: string) {
  return ex
    .selectFrom('uploaded_file as f')
    .innerJoin('form_session as s', 's.id', 'f.session_id')
    .innerJoin('form', 'form.id', 's.form_id')
    .leftJoin('lead as l', 'l.id', 's.lead_id')
    .select(['f.id', 'f.name', 'f.size', 'f.type', 'f.created_at', 'f.session_id'])
    .select(['form.template_name', 'l.number', 's.completed_at'])
    .where('f.workspace_id', '=', workspaceId)
    .where('f.state', '=', 'kept')
}

type ListedRow = Awaited<ReturnType<ReturnType<typeof listedFiles>['executeTakeFirstOrThrow']>>

function toListed(row: ListedRow): ListedFile {
  return {
    id: row.id,
    name: row.name,
    size: Number(row.size),
    type: row.type,
    sessionId: row.session_id,
    form: row.template_name,
    lead: row.number,
    submitted: row.completed_at !== null,
    createdAt: row.created_at,
  }
}

function toFile(row: {
  id: string
  session_id: string
  field_id: string
  state: StoredFile['state']
  name: string
  size: string
  type: string
}): StoredFile {
  return {
    id: row.id,
    sessionId: row.session_id,
    fieldId: row.field_id,
    state: row.state,
    name: row.name,
    size: Number(row.size),
    type: row.type,
  }
}
