import type { Generated } from 'kysely'
import type { CreatedAt, Instant } from './columns.ts'

/** By their names in the database. */
export interface WebhookTables {
  webhook: WebhookTable
  webhook_event: WebhookEventTable
  webhook_delivery: WebhookDeliveryTable
  webhook_attempt: WebhookAttemptTable
}

interface WebhookTable {
  id: string
  workspace_id: string
  url: string
  events: string[]
  enabled: boolean
  /** Sealed by SESSIONFRAME_SECRET. */
  sealed_secret: string
  /** The one before, while receivers still check with it. */
  sealed_former_secret: string | null
  created_at: CreatedAt
  modified_at: Generated<Date>
}

/** What is to be told, as it will be sent. */
interface WebhookEventTable {
  id: string
  workspace_id: string
  type: string
  body: string
  created_at: Instant
}

interface WebhookDeliveryTable {
  id: string
  workspace_id: string
  event_id: string
  /** Null when the webhook was removed. */
  webhook_id: string | null
  /** Where it went, of a webhook that was removed. */
  removed_url: Generated<string | null>
  state: 'waiting' | 'delivered' | 'given-up'
  attempts: number
  /** While it waits: when it may be tried. Whoever tries it moves this on first. */
  due_at: Instant
}

interface WebhookAttemptTable {
  delivery_id: string
  /** From 1; one that is missing was cut short. */
  number: number
  workspace_id: string
  at: Instant
  ms: number
  /** Of the answer, if there was one. */
  status: number | null
  failure: string | null
}
