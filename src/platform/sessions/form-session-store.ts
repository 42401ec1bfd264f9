import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { Answers, LeadValue } from '../../wire/form.ts'
import type { BatchName } from '../../wire/page.ts'
import type { Form } from '../forms/form.ts'
import { isId } from '../uuid.ts'

/** A session as it is stored, with what its rules need of form and lead. */
export interface StoredFormSession {
  id: string
  workspaceId: string
  counter: number
  /** Null until the first answer, where it began without a lead. */
  leadId: string | null
  leadNumber: string | null
  leadValues: Record<string, LeadValue>
  /** Of the lead to come. */
  leadGroupId: string | null
  form: Form
  public: boolean
  page: number
  reached: number
  /** What was typed, by field id. */
  values: Answers
  rev: number
  /** The last batch of each page that saved, the newest at the end. */
  savedBatches: BatchName[]
  submitKey: string | null
  createdAt: Date
  modifiedAt: Date
  closesAt: Date | null
  completedAt: Date | null
}

export async function insertFormSession(
  ex: Executor,
  session: {
    id: string
    tokenHash: string
    counter: number
    form: Form
    leadId: string | null
    leadGroupId: string | null
    public: boolean
    values: Answers
    createdAt: Date
    closesAt: Date | null
  },
): Promise<void> {
  await ex
    .insertInto('form_session')
    .values({
      id: session.id,
      workspace_id: session.form.workspaceId,
      token_hash: session.tokenHash,
      counter: session.counter,
      form_id: session.form.id,
      form_version_id: session.form.versionId,
      lead_id: session.leadId,
      lead_group_id: session.leadGroupId,
      public: session.public,
      page: 1,
      values: JSON.stringify(session.values),
      rev: 0,
      created_at: session.createdAt,
      modified_at: session.createdAt,
      closes_at: session.closesAt,
    })
    .execute()
}

export async function findByTokenHash(
  ex: Executor,
  tokenHash: string,
): Promise<StoredFormSession | null> {
  const row = await sessionQuery(ex).where('s.token_hash', '=', tokenHash).executeTakeFirst()
  return row === undefined ? null : toSession(row)
}

/** The same, and no other transaction changes it before this one ends. */
export async function lockByTokenHash(
  trx: Executor,
  tokenHash: string,
): Promise<StoredFormSession | null> {
  const row = await sessionQuery(trx)
    .where('s.token_hash', '=', tokenHash)
    .forUpdate('s')
    .executeTakeFirst()
  return row === undefined ? null : toSession(row)
}

/** The same by id. */
export async function lockSession(trx: Executor, id: string): Promise<StoredFormSession | null> {
  const row = await sessionQuery(trx).where('s.id', '=', id).forUpdate('s').executeTakeFirst()
  return row === undefined ? null : toSession(row)
}

export async function findById(
  ex: Executor,
  workspaceId: string,
  id: string,
): Promise<StoredFormSession | null> {
  if (!isId(id)) return null
  const row = await sessionQuery(ex)
    .where('s.workspace_id', '=', workspaceId)
    .where('s.id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toSession(row)
}

/** The public session of this lead and form that began last and is still open. */
export async function findNewestOpen(
  ex: Executor,
  wanted: { leadId: string; formId: string; now: Date },
): Promise<StoredFormSession | null> {
  const row = await sessionQuery(ex)
    .where('s.lead_id', '=', wanted.leadId)
    .where('s.form_id', '=', wanted.formId)
    .where('s.public', '=', true)
    .where('s.completed_at', 'is', null)
    .where((where) =>
      where.or([where('s.closes_at', 'is', null), where('s.closes_at', '>', wanted.now)]),
    )
    .orderBy('s.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : toSession(row)
}

export async function assignLead(ex: Executor, id: string, leadId: string): Promise<void> {
  await ex.updateTable('form_session').set({ lead_id: leadId }).where('id', '=', id).execute()
}

export async function updateAnswers(
  ex: Executor,
  id: string,
  save: Pick<StoredFormSession, 'page' | 'values' | 'rev' | 'savedBatches' | 'closesAt'> & {
    at: Date
  },
): Promise<void> {
  await ex
    .updateTable('form_session')
    .set({
      page: save.page,
      reached: sql`greatest(reached, ${save.page}::integer)`,
      values: JSON.stringify(save.values),
      rev: save.rev,
      saved_batches: JSON.stringify(save.savedBatches),
      closes_at: save.closesAt,
      modified_at: save.at,
    })
    .where('id', '=', id)
    .execute()
}

export async function completeFormSession(
  ex: Executor,
  id: string,
  done: { values: Answers; rev: number; submitKey: string; at: Date },
): Promise<void> {
  await ex
    .updateTable('form_session')
    .set({
      values: JSON.stringify(done.values),
      rev: done.rev,
      submit_key: done.submitKey,
      modified_at: done.at,
      completed_at: done.at,
    })
    .where('id', '=', id)
    .execute()
}

function sessionQuery(ex: Executor) {
  return ex
    .selectFrom('form_session as s')
    .innerJoin('form as f', 'f.id', 's.form_id')
    .innerJoin('form_version as v', 'v.id', 's.form_version_id')
    .leftJoin('lead as l', 'l.id', 's.lead_id')
    .selectAll('s')
    .select([
      'f.lead_group_id as form_group_id',
      'f.template_name as form_name',
      'f.closes_after_minutes as form_closes_after',
      'f.created_at as form_created_at',
      'f.modified_at as form_modified_at',
      'v.definition as form_definition',
      'l.number as lead_number',
      'l.values as lead_values',
    ])
}

type SessionRow = Awaited<ReturnType<ReturnType<typeof sessionQuery>['executeTakeFirstOrThrow']>>

function toSession(row: SessionRow): StoredFormSession {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    counter: row.counter,
    leadId: row.lead_id,
    leadNumber: row.lead_number,
    leadValues: row.lead_values ?? {},
    leadGroupId: row.lead_group_id,
    form: toPinnedForm(row),
    public: row.public,
    page: row.page,
    reached: row.reached,
    values: row.values,
    rev: row.rev,
    savedBatches: row.saved_batches,
    submitKey: row.submit_key,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    closesAt: row.closes_at,
    completedAt: row.completed_at,
  }
}

function toPinnedForm(row: SessionRow): Form {
  return {
    id: row.form_id,
    workspaceId: row.workspace_id,
    leadGroupId: row.form_group_id,
    templateName: row.form_name,
    closesAfterMinutes: row.form_closes_after,
    versionId: row.form_version_id,
    definition: row.form_definition,
    createdAt: row.form_created_at,
    modifiedAt: row.form_modified_at,
  }
}
