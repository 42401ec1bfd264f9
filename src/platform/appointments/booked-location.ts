import type { BookedLocation } from '../../wire/page.ts'
import { PlatformError } from '../platform-error.ts'
import type { AppointmentType } from './appointment-type.ts'

/** What a link template can hold, in braces. */
export interface LinkValues {
  bookingId: string
  sessionId: string
  /** ISO 8601, in UTC. */
  start: string
  end: string
}

/**
 * Where the booking is, its link filled in; null where the type gives no choice.
 * @param index Of the type's locations. Absent: the first.
 * @throws {PlatformError} `invalid`: there is no such location.
 */
export function bookedLocation(
  { locations }: Pick<AppointmentType, 'locations'>,
  index: number | undefined,
  values: LinkValues,
): BookedLocation | null {
  if (index === undefined && locations.length === 0) return null
  const location = locations[index ?? 0]
  if (location === undefined) {
    throw new PlatformError('invalid', '"location" must be the index of one of the locations.')
  }
  const { kind, text, linkTemplate } = location
  return {
    kind,
    text: text ?? null,
    link: linkTemplate === undefined ? null : filled(linkTemplate, values),
  }
}

/** For people and their calendars; null where nobody has said it. */
export function placeInWords(
  type: Pick<AppointmentType, 'location'>,
  { location }: { location: BookedLocation | null },
): string | null {
  const parts = [location?.text, location?.link].filter((part) => part != null)
  return parts.length > 0 ? parts.join(', ') : type.location
}

function filled(template: string, values: LinkValues): string {
  const known = new Map(Object.entries(values))
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = known.get(name)
    return value === undefined ? whole : encodeURIComponent(String(value))
  })
}
