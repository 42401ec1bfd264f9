import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { LeadValue } from '../../wire/form.ts'
import type { CreatedAt, Instant, Json } from './columns.ts'

/** By their names in the database. */
export interface LeadTables {
  lead_group: LeadGroupTable
  lead: LeadTable
  recognised_visitor: RecognisedVisitorTable
  lead_tag: LeadTagTable
  list_member: ListMemberTable
  lead_value_change: LeadValueChangeTable
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
  values: Json<Record<string, LeadValue>>
  /** The owner's own id of the person. */
  external_id: string | null
  /** Of a visitor whom nobody knows yet. */
  anonymous_id: string | null
  /** IANA name; null where it is not known. */
  time_zone: string | null
  /** Wants to hear nothing: enters no journey. */
  suppressed: Generated<boolean>
  /** Why not even what he has asked for is mailed to him; null where it is. */
  mail_stop: Generated<'bounced' | 'complained' | null>
  /** Of all its conversions: `numeric`, as text. */
  revenue: Generated<string>
  /** It is gone, but for its number, to which runs and bookings refer. */
  deleted_at: ColumnType<Date | null, never, Date | null>
  created_at: CreatedAt
  modified_at: Generated<Date>
}

/** Whom a browser turned out to be, by the endpoint's id of it. */
interface RecognisedVisitorTable {
  workspace_id: string
  visitor_id: string
  lead_id: string
}

interface LeadTagTable {
  lead_id: string
  tag_id: string
  added_at: Instant
}

/** Whether a lead is in a list. Without a row: whether it is the lead's own group. */
interface ListMemberTable {
  lead_id: string
  lead_group_id: string
  subscribed: boolean
  changed_at: Instant
}

/** A data field of a lead, each time that it was written. */
interface LeadValueChangeTable {
  /** `bigint`, as text. */
  id: GeneratedAlways<string>
  workspace_id: string
  lead_id: string
  data_field: string
  was: LeadValue | null
  became: LeadValue | null
  source: 'form' | 'booking' | 'journey' | 'visitor' | 'import' | 'file' | 'program'
  source_id: string | null
  changed_at: CreatedAt
}
