import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { AnswerValue, Answers, FormDefinition } from '../wire/form.ts'

/** `timestamptz`: read as a `Date`, written as a `Date`. */
type Instant = ColumnType<Date, Date, Date>
/** `timestamptz` that the database sets on insert. */
type CreatedAt = ColumnType<Date, Date | undefined, never>
/** `jsonb`: an object when read, its JSON text when written. */
type Json<T extends object> = JSONColumnType<T>

/** Every table. Names and column names are those of the database. */
export interface Database {
  workspace: WorkspaceTable
  site: SiteTable
  access_key: AccessKeyTable
  signing_key: SigningKeyTable
  lead_group: LeadGroupTable
  lead: LeadTable
  email: EmailTable
  tag: NumberedTable
  custom_field: NumberedTable
  user_session: UserSessionTable
  call_count: CallCountTable
  form: FormTable
  form_version: FormVersionTable
  form_session: FormSessionTable
  host: HostTable
  availability_rule: AvailabilityRuleTable
  appointment_type: AppointmentTypeTable
  appointment_type_host: AppointmentTypeHostTable
  appointment_session: AppointmentSessionTable
  booking: BookingTable
  occupancy: OccupancyTable
  webhook: WebhookTable
  webhook_event: WebhookEventTable
  webhook_delivery: WebhookDeliveryTable
  webhook_attempt: WebhookAttemptTable
  journey: JourneyTable
  journey_version: JourneyVersionTable
  journey_node: JourneyNodeTable
  journey_count: JourneyCountTable
  enrollment: EnrollmentTable
}

interface WorkspaceTable {
  id: string
  slug: string
  name: string
  /** Octeth's user id: `bigint`, as text. */
  number: GeneratedAlways<string>
  /** The highest lead number in use: `bigint`, as text. */
  last_lead_number: ColumnType<string, never, string>
  created_at: CreatedAt
}

interface SiteTable {
  id: string
  workspace_id: string
  origin: string
}

interface AccessKeyTable {
  id: string
  workspace_id: string
  name: string
  /** SHA-256 of the key, in hexadecimal. */
  hash: string
  permissions: string[]
  scopes: Generated<string[]>
  created_at: CreatedAt
  revoked_at: ColumnType<Date | null, never, Date | null>
}

/** Keys of the whole installation: the one table without a workspace. */
interface SigningKeyTable {
  id: string
  purpose: string
  sealed: string
  public_jwk: JSONColumnType<object> | null
  created_at: CreatedAt
  retired_at: ColumnType<Date | null, never, Date | null>
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

/** What Octeth names by number. */
interface NumberedTable {
  id: string
  workspace_id: string
  /** `bigint`, as text. */
  number: GeneratedAlways<string>
  name: string
}

interface EmailTable extends NumberedTable {
  subject: Generated<string>
  html: Generated<string>
}

/** Octeth's session ids. */
interface UserSessionTable {
  id: string
  workspace_id: string
  /** SHA-256 of the session id, in hexadecimal. */
  hash: string
  scopes: string[]
  created_at: CreatedAt
  expires_at: Instant
}

interface CallCountTable {
  caller: string
  since: Instant
  calls: number
}

interface FormTable {
  id: string
  workspace_id: string
  lead_group_id: string | null
  template_name: string
  closes_after_minutes: number | null
  /** `seq` of the version that new sessions get. */
  current_seq: number
  created_at: CreatedAt
  modified_at: Generated<Date>
}

/** Never updated: a session keeps the version it began with. */
interface FormVersionTable {
  id: string
  workspace_id: string
  form_id: string
  seq: number
  definition: Json<FormDefinition>
  created_at: CreatedAt
}

interface FormSessionTable {
  id: string
  workspace_id: string
  /** SHA-256 of the link's token, in hexadecimal. */
  token_hash: string
  counter: number
  form_id: string
  form_version_id: string
  /** Null until the first answer of a session that began without a lead. */
  lead_id: string | null
  /** Of the lead to come. */
  lead_group_id: string | null
  public: boolean
  page: number
  values: Json<Answers>
  rev: number
  submit_key: string | null
  created_at: Instant
  modified_at: Instant
  closes_at: Date | null
  completed_at: Date | null
}

interface HostTable {
  id: string
  workspace_id: string
  name: string
  time_zone: string
}

/** Wall time in the host's zone. */
interface AvailabilityRuleTable {
  host_id: string
  workspace_id: string
  weekday: number
  starts: string
  ends: string
}

interface AppointmentTypeTable {
  id: string
  workspace_id: string
  title: string
  lead_group_id: string | null
  duration: number
  step: number
  minimum_notice: number
  buffer_before: number
  buffer_after: number
  horizon_days: number
  closes_after_minutes: number
  location: string | null
  created_at: CreatedAt
  modified_at: Generated<Date>
}

interface AppointmentTypeHostTable {
  appointment_type_id: string
  host_id: string
  workspace_id: string
  position: number
}

interface AppointmentSessionTable {
  id: string
  workspace_id: string
  token_hash: string
  counter: number
  appointment_type_id: string
  /** Null until the first answer of a session that began without a lead. */
  lead_id: string | null
  /** Of the lead to come. */
  lead_group_id: string | null
  created_at: Instant
  closes_at: Instant
  completed_at: Date | null
}

interface BookingTable {
  id: string
  workspace_id: string
  session_id: string
  host_id: string
  starts_at: Instant
  ends_at: Instant
  status: 'held' | 'confirmed'
  hold_expires_at: Date | null
  confirm_key: string | null
  created_at: CreatedAt
  confirmed_at: Date | null
}

/** What a booking takes of its host's time, buffers included. */
interface OccupancyTable {
  booking_id: string
  workspace_id: string
  host_id: string
  /** `tstzrange`, as text. */
  during: ColumnType<string, string, never>
  /** The bounds again, for reading without range parsing. */
  starts_at: GeneratedAlways<Date>
  ends_at: GeneratedAlways<Date>
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

interface JourneyTable {
  id: string
  workspace_id: string
  /** Octeth's id: `bigint`, as text. */
  number: GeneratedAlways<string>
  name: string
  description: string | null
  notes: string | null
  site_id: string | null
  draft_graph: Json<object>
  draft_rules: Json<object>
  /** What the triggers of the graph say, for lists. */
  draft_triggers: Json<object[]>
  /** Optimistic lock: goes up by one with each change of what is edited. */
  draft_rev: Generated<number>
  node_count: number
  edge_count: number
  /** `seq` of the newest version; 0 before the first. */
  last_seq: Generated<number>
  /** `draft_rev` of which the newest version was made. */
  published_rev: ColumnType<number | null, never, number | null>
  newest_version_id: ColumnType<string | null, never, string | null>
  /** What new enrollments run on; there once it was activated. */
  active_version_id: ColumnType<string | null, never, string | null>
  admission: Generated<'open' | 'closed'>
  progression: Generated<'running' | 'frozen'>
  /** Not activated since it was made, unpublished or restored. */
  in_draft: Generated<boolean>
  archived_at: ColumnType<Date | null, never, Date | null>
  deleted_at: ColumnType<Date | null, never, Date | null>
  created_at: Instant
  updated_at: Instant
  /** Of the switches above; src/platform/journeys/journey.ts says what each means. */
  state: GeneratedAlways<
    'draft' | 'active' | 'paused' | 'frozen' | 'unpublished' | 'archived' | 'deleted'
  >
}

/** The database refuses every update. */
interface JourneyVersionTable {
  id: string
  workspace_id: string
  journey_id: string
  seq: number
  graph: Json<object>
  rules: Json<object>
  created_at: Instant
  created_by: string | null
}

/** A node that was ever in the draft, and Octeth's id of it. */
interface JourneyNodeTable {
  workspace_id: string
  id: string
  journey_id: string
  /** `bigint`, as text. */
  number: GeneratedAlways<string>
}

/** Kept by triggers on `journey`. */
interface JourneyCountTable {
  workspace_id: string
  state: string
  /** The nil UUID for journeys without one. */
  site_id: string
  journeys: ColumnType<string, never, never>
}

/** One run of a lead through a journey; src/platform/enrollments/enrollment.ts says what each status means. */
interface EnrollmentTable {
  id: string
  workspace_id: string
  journey_id: string
  version_id: string
  lead_id: string
  entry_key: string
  rotation: number
  status: Generated<'active' | 'completed' | 'stopped' | 'abandoned' | 'failed'>
  current_node_id: string | null
  step_no: Generated<number>
  exit_reason: ColumnType<string | null, never, string | null>
  enrolled_at: Instant
  ended_at: ColumnType<Date | null, never, Date | null>
}
