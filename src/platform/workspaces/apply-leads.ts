import { isDeepStrictEqual } from 'node:util'
import type { LeadValue } from '../../wire/form.ts'
import type { WorkspaceFileLead } from '../../wire/workspace-file.ts'
import { findLeadsByNumber, insertLeads, updateLead } from '../leads/lead-store.ts'
import type { NewLead } from '../leads/lead-store.ts'
import type { Lead } from '../leads/lead.ts'
import type { ChangedBy } from '../leads/value-change-store.ts'
import type { Outcome } from './apply-report.ts'
import type { ApplyScope } from './apply-scope.ts'

const FILE: ChangedBy = { source: 'file' }

export async function applyLeads(
  scope: ApplyScope,
  leads: readonly WorkspaceFileLead[],
): Promise<Outcome[]> {
  const { trx, workspaceId } = scope
  const found = await findLeadsByNumber(
    trx,
    workspaceId,
    leads.map((lead) => lead.number),
  )
  const byNumber = new Map(found.map((lead) => [lead.number, lead]))
  const created: NewLead[] = []
  const outcomes: Outcome[] = []
  for (const [at, { number, leadGroup, values }] of leads.entries()) {
    const leadGroupId = scope.groupId(leadGroup, `leads[${at}].leadGroup`)
    const existing = byNumber.get(number)
    if (existing === undefined) {
      created.push({ number, leadGroupId, values })
      outcomes.push('created')
    } else {
      outcomes.push(await change(scope, existing, leadGroupId, values))
    }
  }
  if (created.length > 0) await insertLeads(trx, workspaceId, created, FILE)
  return outcomes
}

async function change(
  { trx }: ApplyScope,
  lead: Lead,
  leadGroupId: string | null,
  values: Record<string, LeadValue>,
): Promise<Outcome> {
  const before = { leadGroupId: lead.leadGroup?.id ?? null, values: lead.values }
  const after = {
    leadGroupId: leadGroupId ?? before.leadGroupId,
    // As the database gives it back: it knows no -0.
    values: JSON.parse(JSON.stringify({ ...before.values, ...values })) as typeof values,
  }
  if (isDeepStrictEqual(before, after)) return 'unchanged'
  await updateLead(trx, lead.id, after, FILE)
  return 'changed'
}
