import type { FormField } from '../../wire/form.ts'

/** Wall time in the host's zone. */
export interface Hours {
  /** `HH:MM` */
  start: string
  /** `HH:MM`; `24:00` is the end of the day, what is before `start` is on the next day. */
  end: string
}

export interface AvailabilityRule extends Hours {
  /** ISO 8601: 1 is Monday, 7 is Sunday. */
  weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7
}

/** What one day has instead of the hours of its weekday: other ones, or none. */
interface AvailabilityOverride {
  /** ISO 8601 */
  date: string
  hours: Hours[]
}

/** Days on which the hosts that refer to it are closed. */
export interface HolidayList {
  id: string
  name: string
  /** ISO 8601, in order, each once. */
  dates: string[]
}

/** Who can be booked. */
export interface Host {
  id: string
  name: string
  /** IANA zone. */
  timeZone: string
  /** Where mails of bookings go; null for none. */
  email: string | null
  availability: AvailabilityRule[]
  /** By date, each once. */
  overrides: AvailabilityOverride[]
  /** By name. An override of such a day wins. */
  holidays: HolidayList[]
}

/** Where an appointment can be. */
export interface AppointmentLocation {
  kind: 'phone' | 'place' | 'video'
  /** For a person, such as an address. */
  text?: string
  /** Of a video call, with placeholders. */
  linkTemplate?: string
}

/** How one of several hosts is found: the first who is free, the one booked least recently, or all together. */
type HostChoice = 'any' | 'round-robin' | 'all'

export interface AppointmentType {
  id: string
  workspaceId: string
  title: string
  /** Null: for leads of every group. */
  leadGroupId: string | null
  /** Minutes, at least one: what visitors choose from, first the one that is taken without a choice. */
  durations: number[]
  /** Minutes from one offered start to the next. */
  step: number
  /** Minutes from now to the first start that is offered. */
  minimumNotice: number
  /** Minutes kept free before and after each booking. */
  bufferBefore: number
  bufferAfter: number
  /** The last day offered is this many days from today, in the host's zone. */
  horizonDays: number
  /** How long a new session stays open, in minutes. */
  closesAfterMinutes: number
  /** Null also where there are several. */
  location: string | null
  /** What visitors choose from. */
  locations: AppointmentLocation[]
  hostChoice: HostChoice
  /** How many can book the same slot of a host. */
  seats: number
  /** Appointments that a host takes on a day and in an ISO week of their zone; null: any number. */
  maxPerDay: number | null
  maxPerWeek: number | null
  /** Minutes before the start, until which a visitor may move or cancel it. */
  rescheduleNotice: number
  cancelNotice: number
  /** `owner`: a booking keeps its time, and is off unless the owner approves it. */
  approval: 'none' | 'owner'
  /** Minutes that the owner has for that. */
  approvalWithinMinutes: number
  /** Minutes before the start at which its visitor is reminded. */
  reminders: number[]
  /** To be answered with the booking. */
  questions: FormField[]
  /** In the order in which they are asked. At least one. */
  hosts: Host[]
}
