import { pathToFileURL } from 'node:url'
import type { Host } from '../../src/platform/appointments/appointment-type.ts'
import type { TakenByHost } from '../../src/platform/appointments/free-slots.ts'
import type { TimeRange } from '../../src/platform/appointments/host-hours.ts'
import { FILES } from '../common/packages.ts'

/** What is used of the package. https://www.npmjs.com/package/slot-calculator */
interface SlotCalculator {
  getSlots: (config: {
    from: string
    to: string
    /** Minutes. */
    duration: number
    availability: {
      day: { text: string; locale: string }
      from: string
      to: string
      timezone: string
    }[]
    unavailability: { from: string; to: string }[]
    outputTimezone: string
  }) => { availableSlots: { from: string }[] }
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Milliseconds since the epoch, each once, in order. */
type Calculate = (
  hosts: readonly Host[],
  taken: TakenByHost,
  window: TimeRange,
  minutes: number,
) => { start: number }[]

/**
 * Finds starts by the npm package `slot-calculator`, asked as its readme says: once for each host,
 * since it tells that a slot is free but not for whom. It knows hours, what is taken and a duration
 * in minutes, where the next one begins; of notice, buffers and limits it knows nothing.
 */
export async function slotCalculator(): Promise<Calculate> {
  const { getSlots } = (await import(pathToFileURL(FILES.slotCalculator).href)) as SlotCalculator
  return (hosts, taken, window, minutes) => {
    const starts = new Set<number>()
    for (const { id, timeZone, availability } of hosts) {
      const { availableSlots } = getSlots({
        from: iso(window.start),
        to: iso(window.end),
        duration: minutes,
        availability: availability.map(({ weekday, start, end }) => ({
          day: { text: DAYS[weekday - 1] ?? '', locale: 'en' },
          from: start,
          to: end,
          timezone: timeZone,
        })),
        unavailability: (taken.get(id) ?? []).map(({ start, end }) => ({
          from: iso(start),
          to: iso(end),
        })),
        outputTimezone: 'UTC',
      })
      for (const { from } of availableSlots) starts.add(Date.parse(from))
    }
    return [...starts].toSorted((a, b) => a - b).map((start) => ({ start }))
  }
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}
