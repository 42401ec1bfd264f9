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
}

interface WorkspaceTable {
  id: string
  slug: string
  name: string
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
  lead_id: string
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
  lead_id: string
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
