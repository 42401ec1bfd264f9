import type { GeneratedAlways } from 'kysely'
import type { Instant, Json } from './columns.ts'

/** By their names in the database. */
export interface EventTables {
  event: EventTable
}

/** Never changed; gone with what is known of a lead. */
interface EventTable {
  id: string
  workspace_id: string
  lead_id: string
  name: string
  props: Json<Record<string, unknown>>
  occurred_at: Instant
  /** `bigint`, as text. In the order of the commits, for one lead: who writes holds the lead's row. */
  received_seq: GeneratedAlways<string>
  message_id: string
  /** Of the events that we tell of mails, and null of all others: which mail it was, whose step, of which journey. */
  mail_id: GeneratedAlways<string | null>
  mail_node_id: GeneratedAlways<string | null>
  mail_journey_id: GeneratedAlways<string | null>
}
