import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Answers, FormField } from '../../wire/form.ts'
import type { CreatedAt, Instant, Json } from './columns.ts'

interface AppointmentLocation {
  kind: 'phone' | 'place' | 'video'
  text?: string
  linkTemplate?: string
}

interface BookedLocation {
  kind: AppointmentLocation['kind']
  text: string | null
  link: string | null
}

/** By their names in the database. */
export interface AppointmentTables {
  host: HostTable
  availability_rule: AvailabilityRuleTable
  availability_override: AvailabilityOverrideTable
  appointment_type: AppointmentTypeTable
  appointment_type_host: AppointmentTypeHostTable
  appointment_session: AppointmentSessionTable
  booking: BookingTable
  holiday_list: HolidayListTable
  host_holiday_list: HostHolidayListTable
  host_calendar: HostCalendarTable
  host_busy: HostBusyTable
  occupancy: OccupancyTable
  booking_mail: BookingMailTable
}

interface HostTable {
  id: string
  workspace_id: string
  name: string
  time_zone: string
  /** For mails; null where there are to be none. */
  email: string | null
}

/** Wall time in the host's zone. */
interface AvailabilityRuleTable {
  host_id: string
  workspace_id: string
  weekday: number
  starts: string
  ends: string
}

interface AvailabilityOverrideTable {
  host_id: string
  workspace_id: string
  /** ISO 8601 date, in the host's zone. */
  day: string
  hours: Json<{ start: string; end: string }[]>
}

/** Days on which those who refer to it are closed. */
interface HolidayListTable {
  id: string
  workspace_id: string
  name: string
  /** ISO 8601 dates, as each host counts days. */
  dates: string[]
}

interface HostHolidayListTable {
  host_id: string
  holiday_list_id: string
  workspace_id: string
}

interface HostCalendarTable {
  id: string
  workspace_id: string
  host_id: string
  sealed_url: string
  /** Validators of what was read last, RFC 9110 §8.8. */
  etag: string | null
  last_modified: string | null
  due_at: Instant
  /** When the busy times were worked out. */
  expanded_at: Date | null
  /** Why the last attempt came to nothing. */
  failure: string | null
}

interface HostBusyTable {
  calendar_id: string
  workspace_id: string
  host_id: string
  starts_at: Instant
  ends_at: Instant
}

interface AppointmentTypeTable {
  id: string
  workspace_id: string
  title: string
  lead_group_id: string | null
  durations: number[]
  step: number
  minimum_notice: number
  buffer_before: number
  buffer_after: number
  horizon_days: number
  closes_after_minutes: number
  location: string | null
  locations: Json<AppointmentLocation[]>
  host_choice: 'any' | 'round-robin' | 'all'
  seats: number
  max_per_day: number | null
  max_per_week: number | null
  reschedule_notice: Generated<number>
  cancel_notice: Generated<number>
  approval: Generated<'none' | 'owner'>
  approval_within_minutes: Generated<number>
  questions: Json<FormField[]>
  reminders: Generated<number[]>
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
  /** The question that it is made in; null where it is no form's. */
  form_session_id: string | null
  field_id: string | null
}

interface BookingTable {
  id: string
  workspace_id: string
  session_id: string
  /** The session's. */
  appointment_type_id: string
  host_id: string
  /** Who else takes part, in the type's order. */
  other_host_ids: string[]
  /** Where it is, as the visitor chose; null where there was no choice. */
  location: Json<BookedLocation> | null
  starts_at: Instant
  ends_at: Instant
  status: 'held' | 'pending' | 'confirmed' | 'rescheduled' | 'cancelled' | 'declined'
  hold_expires_at: Date | null
  confirm_key: string | null
  created_at: CreatedAt
  confirmed_at: Date | null
  /** Of iCalendar. */
  sequence: Generated<number>
  time_zone: string | null
  language: string | null
  answers: ColumnType<Answers, string | undefined, string>
  /** When a pending one is declined by itself. */
  respond_by: Date | null
  /** When it was moved, cancelled or declined. */
  ended_at: Date | null
  ended_by: 'visitor' | 'owner' | 'time' | null
  /** In the words of who ended it. */
  reason: string | null
}

/** What a booking takes of one host's time, buffers included. */
interface OccupancyTable {
  booking_id: string
  workspace_id: string
  host_id: string
  /** Bookings with the same key share their host's time. */
  share_key: string
  /** `tstzrange`, as text. */
  during: ColumnType<string, string, never>
  /** The bounds again, for reading without range parsing. */
  starts_at: GeneratedAlways<Date>
  ends_at: GeneratedAlways<Date>
}

/** What somebody is written about a booking; states as those of effects. */
interface BookingMailTable {
  id: string
  workspace_id: string
  booking_id: string
  /** Whom it is for; null for the visitor. */
  host_id: string | null
  /** `handed-over`: the booking was moved to a time with others. */
  news: 'booked' | 'pending' | 'rescheduled' | 'cancelled' | 'declined' | 'reminder' | 'handed-over'
  /** Of a reminder; 0 for all others. */
  minutes_before: Generated<number>
  state: Generated<'queued' | 'sent' | 'dropped' | 'failed'>
  /** From 1: how often it was set going. */
  round: Generated<number>
  /** In all rounds. */
  attempts: Generated<number>
  /** Why the last attempt failed, or why it was dropped: a word of ours. */
  failure: ColumnType<string | null, never, string | null>
  decided_at: Instant
  settled_at: ColumnType<Date | null, never, Date | null>
}
