import { sql } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { FormDefinition } from '../../wire/form.ts'
import { isId, newId } from '../uuid.ts'
import type { Form } from './form.ts'

/** The form with its current version; whatever is no id finds nothing. */
export async function findForm(
  ex: Executor,
  workspaceId: string,
  id: string,
): Promise<Form | null> {
  if (!isId(id)) return null
  const row = await formQuery(ex)
    .where('form.workspace_id', '=', workspaceId)
    .where('form.id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toForm(row)
}

/** With their current versions, by name. */
export async function listForms(ex: Executor, workspaceId: string): Promise<Form[]> {
  const rows = await formQuery(ex)
    .where('form.workspace_id', '=', workspaceId)
    .orderBy('form.template_name')
    .execute()
  return rows.map(toForm)
}

export interface NewForm {
  id: string
  leadGroupId: string | null
  templateName: string
  closesAfterMinutes: number | null
  definition: FormDefinition
}

/** False when the id is in use, in this or another workspace. */
export async function insertForm(
  ex: Executor,
  workspaceId: string,
  form: NewForm,
): Promise<boolean> {
  const row = await ex
    .insertInto('form')
    .values({
      id: form.id,
      workspace_id: workspaceId,
      lead_group_id: form.leadGroupId,
      template_name: form.templateName,
      closes_after_minutes: form.closesAfterMinutes,
      current_seq: 1,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return false
  await insertVersion(ex, workspaceId, form.id, 1, form.definition)
  return true
}

/** Everything but the definition: that takes a new version. */
export async function updateForm(ex: Executor, form: Omit<NewForm, 'definition'>): Promise<void> {
  await ex
    .updateTable('form')
    .set({
      lead_group_id: form.leadGroupId,
      template_name: form.templateName,
      closes_after_minutes: form.closesAfterMinutes,
      modified_at: sql`now()`,
    })
    .where('id', '=', form.id)
    .execute()
}

/** New sessions get this version; those that run keep theirs. */
export async function addFormVersion(
  ex: Executor,
  workspaceId: string,
  formId: string,
  definition: FormDefinition,
): Promise<void> {
  const { current_seq: seq } = await ex
    .updateTable('form')
    .set({ current_seq: sql`current_seq + 1`, modified_at: sql`now()` })
    .where('id', '=', formId)
    .returning('current_seq')
    .executeTakeFirstOrThrow()
  await insertVersion(ex, workspaceId, formId, seq, definition)
}

async function insertVersion(
  ex: Executor,
  workspaceId: string,
  formId: string,
  seq: number,
  definition: FormDefinition,
): Promise<void> {
  await ex
    .insertInto('form_version')
    .values({
      id: newId(),
      workspace_id: workspaceId,
      form_id: formId,
      seq,
      definition: JSON.stringify(definition),
    })
    .execute()
}

function formQuery(ex: Executor) {
  return ex
    .selectFrom('form')
    .innerJoin('form_version', (join) =>
      join
        .onRef('form_version.form_id', '=', 'form.id')
        .onRef('form_version.seq', '=', 'form.current_seq'),
    )
    .selectAll('form')
    .select(['form_version.id as version_id', 'form_version.definition'])
}

type FormRow = Awaited<ReturnType<ReturnType<typeof formQuery>['executeTakeFirstOrThrow']>>

function toForm(row: FormRow): Form {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    leadGroupId: row.lead_group_id,
    templateName: row.template_name,
    closesAfterMinutes: row.closes_after_minutes,
    versionId: row.version_id,
    definition: row.definition,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  }
}
