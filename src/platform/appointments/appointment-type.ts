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

/** Who can be booked. */
export interface Host {
  id: string
  name: string
  /** IANA zone. */
  timeZone: string
  availability: AvailabilityRule[]
  /** By date, each once. */
  overrides: AvailabilityOverride[]
}

export interface AppointmentType {
  id: string
  workspaceId: string
  title: string
  /** Null: for leads of every group. */
  leadGroupId: string | null
  /** Minutes. */
  duration: number
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
  location: string | null
  /** In the order in which they are asked. At least one. */
  hosts: Host[]
}
