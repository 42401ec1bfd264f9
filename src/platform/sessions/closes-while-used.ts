import type { StoredFormSession } from './form-session-store.ts'

const MINUTE = 60_000

/** How long after the last answer nobody is interrupted. */
const IN_USE = 30 * MINUTE

/** How much longer than its form says a session can be kept open. */
const LONGEST = 24 * 60 * MINUTE

/**
 * When a session closes into which somebody has just typed: half an hour later at the earliest, or
 * as long as the form is open at all; a day later than the form says at the latest.
 * https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html
 */
export function closesWhileUsed(
  { closesAt, createdAt, form }: Pick<StoredFormSession, 'closesAt' | 'createdAt' | 'form'>,
  now: Date,
): Date | null {
  if (closesAt === null || form.closesAfterMinutes === null) return closesAt
  const open = form.closesAfterMinutes * MINUTE
  const wanted = now.getTime() + Math.min(open, IN_USE)
  const most = createdAt.getTime() + open + LONGEST
  return new Date(Math.max(closesAt.getTime(), Math.min(wanted, most)))
}
