import type { BookingPageData } from '../../wire/page.ts'

/** What the history's entry of a review holds, which outlasts a reload. */
export interface ReviewEntry {
  sfReview: true
  /** Index in the places to choose from. */
  location: number
}

/** The present entry, where it is that of a review. */
export function reviewEntry(): ReviewEntry | null {
  const state = history.state as Partial<ReviewEntry> | null
  return state?.sfReview === true ? { sfReview: true, location: Number(state.location) } : null
}

/** The place that was chosen before the page was loaded again, else the first. */
export function keptLocation({ locations }: Pick<BookingPageData, 'locations'>): number {
  const at = reviewEntry()?.location ?? 0
  return locations[at] === undefined ? 0 : at
}
