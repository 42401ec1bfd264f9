import type { Generated, GeneratedAlways } from 'kysely'
import type { AnswerValue } from '../../wire/form.ts'
import type { CreatedAt, Json } from './columns.ts'

/** By their names in the database. */
export interface LeadTables {
  lead_group: LeadGroupTable
  lead: LeadTable
}

interface LeadGroupTable {
  id: string
  workspace_id: string
  /** Octeth's list id: `bigint`, as text. */
  number: GeneratedAlways<string>
  name: string
  fields: string[]
}

interface LeadTable {
  id: string
  workspace_id: string
  /** FLG's lead id: `bigint`, as text. */
  number: string
  lead_group_id: string | null
  values: Json<Record<string, AnswerValue>>
  created_at: CreatedAt
  modified_at: Generated<Date>
}
