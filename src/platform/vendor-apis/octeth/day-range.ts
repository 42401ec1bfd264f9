import type { EnrolledWithin } from '../../enrollments/enrollment-list-store.ts'

const DAY_MS = 86_400_000
/** What the database can compare with; outside of it lies nothing of ours. */
const FIRST = Date.parse('0001-01-02T00:00:00Z')
const LAST = Date.parse('9999-12-30T00:00:00Z')

/** From the first day to the end of the last, in UTC. */
export function dayRange(first: Date | undefined, last: Date | undefined): EnrolledWithin {
  return {
    ...(first && { from: within(first.getTime()) }),
    ...(last && { until: within(last.getTime() + DAY_MS) }),
  }
}

function within(time: number): Date {
  return new Date(Math.min(Math.max(time, FIRST), LAST))
}
