import { isDeepStrictEqual } from 'node:util'
import type { WorkspaceFileForm } from '../../wire/workspace-file.ts'
import { addFormVersion, insertForm, listForms, updateForm } from '../forms/form-store.ts'
import type { NewForm } from '../forms/form-store.ts'
import type { Form } from '../forms/form.ts'
import type { Outcome } from './apply-report.ts'
import type { ApplyScope } from './apply-scope.ts'
import { matchEntries, withIds } from './file-ids.ts'
import { withTypeIds } from './type-names.ts'

export async function applyForms(
  scope: ApplyScope,
  forms: readonly WorkspaceFileForm[],
): Promise<Outcome[]> {
  if (forms.length === 0) return []
  const { trx, workspaceId } = scope
  const rows = (await listForms(trx, workspaceId)).map((form) => ({
    ...form,
    name: form.templateName,
  }))
  const matched = matchEntries(workspaceId, 'form', forms, (form) => form.name, rows)
  scope.checkNames('forms', 'name', matched, (form) => form.name, rows)
  const outcomes: Outcome[] = []
  for (const [at, { entry, id, existing }] of matched.entries()) {
    const leadGroupId = scope.groupId(entry.leadGroup, `forms[${at}].leadGroup`)
    const written = withTypeIds(entry, (type, path) =>
      scope.typeId(type, leadGroupId, `forms[${at}].${path}`),
    )
    const form = {
      id,
      templateName: entry.name,
      leadGroupId,
      closesAfterMinutes: entry.closesAfterMinutes ?? null,
      definition: withIds(id, written),
    }
    if (existing !== undefined) outcomes.push(await change(scope, existing, form))
    else {
      if (!(await insertForm(trx, workspaceId, form))) scope.foreignId(`forms[${at}]`)
      outcomes.push('created')
    }
  }
  return outcomes
}

async function change(
  { trx, workspaceId }: ApplyScope,
  row: Form,
  form: NewForm,
): Promise<Outcome> {
  const { templateName, leadGroupId, closesAfterMinutes } = form
  const sameRules = isDeepStrictEqual(
    { templateName, leadGroupId, closesAfterMinutes },
    {
      templateName: row.templateName,
      leadGroupId: row.leadGroupId,
      closesAfterMinutes: row.closesAfterMinutes,
    },
  )
  const sameDefinition = isDeepStrictEqual(row.definition, form.definition)
  if (!sameRules) await updateForm(trx, form)
  if (!sameDefinition) await addFormVersion(trx, workspaceId, row.id, form.definition)
  return sameRules && sameDefinition ? 'unchanged' : 'changed'
}
