import type { LeadValue } from '../../wire/form.ts'

interface LeadGroup {
  id: string
  name: string
}

/** The person that a session is about. */
export interface Lead {
  id: string
  /** FLG's lead id: 1 to 15 digits, unique in the workspace. */
  number: string
  workspaceId: string
  leadGroup: LeadGroup | null
  /** By data field. */
  values: Record<string, LeadValue>
}

/** 15 digits stay exact in every JSON reader. */
export function isLeadNumber(text: string): boolean {
  return /^[1-9][0-9]{0,14}$/.test(text)
}

/** A form or appointment type without a group is for all leads, otherwise for those of its group. */
export function fitsLeadGroup(lead: Pick<Lead, 'leadGroup'>, leadGroupId: string | null): boolean {
  return leadGroupId === null || lead.leadGroup?.id === leadGroupId
}
