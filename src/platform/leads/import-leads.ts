import type { Kysely } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { Database } from '../../database/schema.ts'
import type { LeadValue } from '../../wire/form.ts'
import { DATA_FIELD, MAX_VALUE_LENGTH } from '../../wire/workspace-file-values.ts'
import { inTransaction } from '../in-transaction.ts'
import { lockName } from '../lock-store.ts'
import { PlatformError } from '../platform-error.ts'
import { listLeadGroups } from './lead-group-store.ts'
import { findLeadsByNumber, insertLeads, updateLead } from './lead-store.ts'
import type { NewLead } from './lead-store.ts'
import { isLeadNumber } from './lead.ts'
import type { Lead } from './lead.ts'
import type { ChangedBy } from './value-change-store.ts'

/**
 * A row of a table of leads. Two columns have a meaning of their own: `number`,
 * the lead's number, and `leadGroup`, a name; each other column is a data field.
 */
export type LeadRow = Readonly<Record<string, string>>

export interface ImportReport {
  created: number
  changed: number
  unchanged: number
}

const IMPORT: ChangedBy = { source: 'import' }

/** The first row below the headings, as spreadsheets count. */
const FIRST_ROW = 2

/**
 * Adds leads, and changes those whose number exists; all rows or none. An empty
 * cell leaves what is there. A row without a number is a new lead each time.
 * @throws {PlatformError} `invalid`; `details` is a list of lines such as `row 3: …`, all problems at once.
 */
export async function importLeads(
  db: Kysely<Database>,
  workspaceId: string,
  rows: readonly LeadRow[],
): Promise<ImportReport> {
  return inTransaction(db, async (trx) => {
    await lockName(trx, `workspace:${workspaceId}`)
    const groups = await listLeadGroups(trx, workspaceId)
    const groupIds = new Map(groups.map((group) => [group.name, group.id]))
    refuseProblems(rows, groupIds)
    const leads = rows.map((row) => toLead(row, groupIds))
    return saveLeads(trx, workspaceId, leads)
  })
}

async function saveLeads(
  trx: Executor,
  workspaceId: string,
  leads: readonly NewLead[],
): Promise<ImportReport> {
  const numbers = leads.flatMap(({ number }) => number ?? [])
  const found = await findLeadsByNumber(trx, workspaceId, numbers)
  const byNumber = new Map(found.map((lead) => [lead.number, lead]))
  const created: NewLead[] = []
  let changed = 0
  for (const lead of leads) {
    const existing = lead.number === undefined ? undefined : byNumber.get(lead.number)
    if (existing === undefined) created.push(lead)
    else if (await change(trx, existing, lead)) changed++
  }
  if (created.length > 0) await insertLeads(trx, workspaceId, created, IMPORT)
  return { created: created.length, changed, unchanged: found.length - changed }
}

function refuseProblems(rows: readonly LeadRow[], groupIds: ReadonlyMap<string, string>): void {
  const problems = [
    ...columnProblems(rows),
    ...rows.flatMap((row, at) =>
      rowProblems(row, groupIds).map((problem) => `row ${at + FIRST_ROW}: ${problem}`),
    ),
    ...repeatedNumbers(rows),
  ]
  if (problems.length === 0) return
  throw new PlatformError('invalid', `The leads have ${problems.length} problems.`, problems)
}

function columnProblems(rows: readonly LeadRow[]): string[] {
  const columns = new Set(rows.flatMap((row) => Object.keys(row)))
  return [...columns]
    .filter((name) => !DATA_FIELD.test(name))
    .map(
      (name) =>
        `column "${name.slice(0, 64)}": a data field is a letter, then up to 63 letters, digits, ".", "_" or "-"`,
    )
}

function rowProblems(row: LeadRow, groupIds: ReadonlyMap<string, string>): string[] {
  const { number = '', leadGroup = '', ...values } = row
  const problems: string[] = []
  if (number !== '' && !isLeadNumber(number)) {
    problems.push(`the number "${number.slice(0, 30)}" must have 1 to 15 digits and no leading 0`)
  }
  if (leadGroup !== '' && !groupIds.has(leadGroup)) {
    const known = [...groupIds.keys()].map((name) => `"${name}"`).join(', ') || 'none'
    problems.push(`there is no lead group "${leadGroup.slice(0, 200)}"; the workspace has ${known}`)
  }
  for (const [name, value] of Object.entries(values)) {
    if (value.length > MAX_VALUE_LENGTH) {
      problems.push(`${name.slice(0, 64)} has more than ${MAX_VALUE_LENGTH} characters`)
    }
    if (/\0|\p{Surrogate}/u.test(value)) {
      problems.push(`${name.slice(0, 64)} holds characters that are no text`)
    }
  }
  return problems
}

function repeatedNumbers(rows: readonly LeadRow[]): string[] {
  const seen = new Map<string, number>()
  return rows.flatMap(({ number = '' }, at) => {
    if (number === '') return []
    const first = seen.get(number)
    if (first !== undefined) {
      return [`row ${at + FIRST_ROW}: the number ${number.slice(0, 30)} is in row ${first} too`]
    }
    seen.set(number, at + FIRST_ROW)
    return []
  })
}

function toLead(row: LeadRow, groupIds: ReadonlyMap<string, string>): NewLead {
  const { number = '', leadGroup = '', ...cells } = row
  const values: Record<string, LeadValue> = Object.fromEntries(
    Object.entries(cells).filter(([, value]) => value !== ''),
  )
  return {
    ...(number !== '' && { number }),
    leadGroupId: groupIds.get(leadGroup) ?? null,
    values,
  }
}

async function change(trx: Executor, lead: Lead, row: NewLead): Promise<boolean> {
  const leadGroupId = row.leadGroupId ?? lead.leadGroup?.id ?? null
  const sameGroup = leadGroupId === (lead.leadGroup?.id ?? null)
  const sameValues = Object.entries(row.values).every(
    ([name, value]) => Object.hasOwn(lead.values, name) && lead.values[name] === value,
  )
  if (sameGroup && sameValues) return false
  const values = { ...lead.values, ...row.values }
  await updateLead(trx, lead.id, { leadGroupId, values }, IMPORT)
  return true
}
