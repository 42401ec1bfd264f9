import type {
  WorkspaceFileCustomField,
  WorkspaceFileEmail,
  WorkspaceFileTag,
} from '../../wire/workspace-file.ts'
import { listCustomFields, saveCustomField } from '../octeth-records/custom-field-store.ts'
import { listEmails, saveEmail } from '../octeth-records/email-store.ts'
import { listTags, saveTag } from '../octeth-records/tag-store.ts'
import type { Outcome } from './apply-report.ts'
import type { ApplyScope } from './apply-scope.ts'
import { matchEntries } from './file-ids.ts'

/** Their names may repeat: `journey.copytouser` brings e-mails from elsewhere. */
export async function applyEmails(
  scope: ApplyScope,
  emails: readonly WorkspaceFileEmail[],
): Promise<Outcome[]> {
  if (emails.length === 0) return []
  const { trx, workspaceId } = scope
  const rows = await listEmails(trx, workspaceId)
  const matched = matchEntries(workspaceId, 'email', emails, (email) => email.name, rows)
  scope.checkAmbiguous('emails', matched)
  const outcomes: Outcome[] = []
  for (const [at, { entry, id, existing }] of matched.entries()) {
    const { name, subject, html, text, trackOpens = null, trackClicks = null } = entry
    const email = { id, name, subject, html, text, trackOpens, trackClicks }
    const outcome = scope.outcome(existing, email)
    if (outcome !== 'unchanged' && !(await saveEmail(trx, workspaceId, email))) {
      scope.foreignId(`emails[${at}]`)
    }
    outcomes.push(outcome)
  }
  return outcomes
}

export async function applyTags(
  scope: ApplyScope,
  tags: readonly WorkspaceFileTag[],
): Promise<Outcome[]> {
  if (tags.length === 0) return []
  const { trx, workspaceId } = scope
  const rows = await listTags(trx, workspaceId)
  const matched = matchEntries(workspaceId, 'tag', tags, (tag) => tag.name, rows)
  scope.checkNames('tags', 'name', matched, (tag) => tag.name, rows)
  const outcomes: Outcome[] = []
  for (const [at, { entry, id, existing }] of matched.entries()) {
    const tag = { id, name: entry.name }
    const outcome = scope.outcome(existing, tag)
    if (outcome !== 'unchanged' && !(await saveTag(trx, workspaceId, tag))) {
      scope.foreignId(`tags[${at}]`)
    }
    outcomes.push(outcome)
  }
  return outcomes
}

export async function applyCustomFields(
  scope: ApplyScope,
  fields: readonly WorkspaceFileCustomField[],
): Promise<Outcome[]> {
  if (fields.length === 0) return []
  const { trx, workspaceId } = scope
  const rows = await listCustomFields(trx, workspaceId)
  const matched = matchEntries(workspaceId, 'custom-field', fields, (field) => field.name, rows)
  const byDataField = rows.map(({ id, dataField }) => ({ id, name: dataField }))
  scope.checkNames('customFields', 'name', matched, (field) => field.name, rows)
  scope.checkNames('customFields', 'dataField', matched, dataFieldOf, byDataField)
  const outcomes: Outcome[] = []
  for (const [at, { entry, id, existing }] of matched.entries()) {
    const field = { id, name: entry.name, dataField: dataFieldOf(entry) }
    const outcome = scope.outcome(existing, field)
    if (outcome !== 'unchanged' && !(await saveCustomField(trx, workspaceId, field))) {
      scope.foreignId(`customFields[${at}]`)
    }
    outcomes.push(outcome)
  }
  return outcomes
}

function dataFieldOf({ name, dataField }: WorkspaceFileCustomField): string {
  return dataField ?? name
}
