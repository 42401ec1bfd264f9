import { isDeepStrictEqual } from 'node:util'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { WorkspaceFileError } from '../../wire/parse-workspace-file.ts'
import type { WorkspaceFile } from '../../wire/workspace-file.ts'
import { inTransaction } from '../in-transaction.ts'
import { listLeadGroups, saveLeadGroup } from '../leads/lead-group-store.ts'
import { lockName } from '../lock-store.ts'
import { applyForms } from './apply-forms.ts'
import { applyCalendars } from './apply-calendars.ts'
import { applyHolidays } from './apply-holidays.ts'
import { applyHosts, applyAppointmentTypes } from './apply-hosts.ts'
import { applyLanguage } from './apply-language.ts'
import { applyLeads } from './apply-leads.ts'
import { applyMailTracking } from './apply-mail-tracking.ts'
import { applyCustomFields, applyEmails, applyTags } from './apply-octeth-records.ts'
import { countOutcomes } from './apply-report.ts'
import type { ApplyReport, Outcome } from './apply-report.ts'
import { ApplyScope } from './apply-scope.ts'
import { applyTheme } from './apply-theme.ts'
import { applyWebhooks } from './apply-webhooks.ts'
import type { SecretKeys } from './apply-webhooks.ts'
import { matchEntries } from './file-ids.ts'
import { addSites } from './workspace-store.ts'

/**
 * Makes the workspace what the file says, in one transaction; the same file
 * again changes nothing. What the file does not name is left alone: rows of any
 * noun, and of a lead its group and its other values. Only webhooks and calendars
 * are removed, where the file lists others. A form whose definition differs gets a new
 * version; sessions that run keep theirs.
 * @param keys Seal the secrets of webhooks and the addresses of calendars; needed where the file has some.
 * @throws {WorkspaceFileError} A lead group or host that neither the file nor the workspace has, or a name or id in use. Nothing is changed then.
 */
export async function applyWorkspaceFile(
  db: Kysely<Database>,
  workspaceId: string,
  file: WorkspaceFile,
  keys?: SecretKeys,
): Promise<ApplyReport> {
  return inTransaction(db, (trx) => applyWithin(trx, workspaceId, file, keys))
}

/** As {@link applyWorkspaceFile}, in a transaction that is to be committed or given up by somebody else. */
export async function applyWithin(
  trx: Transaction<Database>,
  workspaceId: string,
  file: WorkspaceFile,
  keys?: SecretKeys,
): Promise<ApplyReport> {
  await lockName(trx, `workspace:${workspaceId}`)
  const scope = new ApplyScope(trx, workspaceId)
  const newSites = await addSites(trx, workspaceId, file.sites)
  const nouns = {
    language: countOutcomes(await applyLanguage(scope, file.language)),
    sites: { created: newSites, changed: 0, unchanged: file.sites.length - newSites },
    leadGroups: countOutcomes(await applyLeadGroups(scope, file)),
    holidays: countOutcomes(await applyHolidays(scope, file.holidays)),
    hosts: countOutcomes(await applyHosts(scope, file.hosts)),
    calendars: countOutcomes(await applyCalendars(scope, file.hosts, keys)),
    leads: countOutcomes(await applyLeads(scope, file.leads)),
    appointmentTypes: countOutcomes(await applyAppointmentTypes(scope, file.appointmentTypes)),
    // They may ask for appointments.
    forms: countOutcomes(await applyForms(scope, file.forms)),
    emails: countOutcomes(await applyEmails(scope, file.emails)),
    tags: countOutcomes(await applyTags(scope, file.tags)),
    customFields: countOutcomes(await applyCustomFields(scope, file.customFields)),
    mailTracking: countOutcomes(await applyMailTracking(scope, file.mailTracking)),
    theme: countOutcomes(await applyTheme(scope, file.theme)),
  }
  const webhooks = await applyWebhooks(scope, file.webhooks, keys)
  // Thrown last, so that all problems are told at once; the transaction is given up.
  if (scope.problems.length > 0) throw new WorkspaceFileError(scope.problems)
  return {
    counts: { ...nouns, webhooks: countOutcomes(webhooks.outcomes) },
    removedWebhooks: webhooks.removed,
  }
}

async function applyLeadGroups(scope: ApplyScope, file: WorkspaceFile): Promise<Outcome[]> {
  const { trx, workspaceId } = scope
  const rows = await listLeadGroups(trx, workspaceId)
  const matched = matchEntries(workspaceId, 'lead-group', file.leadGroups, (one) => one.name, rows)
  scope.checkNames('leadGroups', 'name', matched, (one) => one.name, rows)
  const outcomes: Outcome[] = []
  for (const [at, { entry, id, existing }] of matched.entries()) {
    const group = { id, name: entry.name, fields: entry.fields }
    const saved =
      isDeepStrictEqual(group, existing) || (await saveLeadGroup(trx, workspaceId, group))
    if (!saved) scope.foreignId(`leadGroups[${at}]`)
    outcomes.push(scope.outcome(existing, group))
  }
  scope.setGroups(rows, matched)
  return outcomes
}
