/** An appointment that was made in a form, as the answers of its session have it. */
export interface AppointmentAnswer {
  /** ISO 8601 instants in UTC. */
  start: string
  end: string
  /** IANA zone of whoever chose it. */
  timeZone: string
  /** It is on, or waits for its owner's answer. */
  status: 'confirmed' | 'pending'
}

/** Of whatever it is, the appointment; null for none. */
export function toAppointment(value: unknown): AppointmentAnswer | null {
  if (typeof value !== 'object' || value === null) return null
  const { start, end, timeZone, status } = value as Partial<Record<string, unknown>>
  if (typeof start !== 'string' || typeof end !== 'string') return null
  if (typeof timeZone !== 'string') return null
  return { start, end, timeZone, status: status === 'pending' ? 'pending' : 'confirmed' }
}

export function isAppointment(value: object): value is AppointmentAnswer {
  return 'start' in value
}
