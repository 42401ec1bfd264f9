import type { VisitorTrigger } from '../wire/visitor.ts'
import type { Kept } from './kept.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * Whether a trigger may fire once more; where it may, it is noted. A day is 24
 * hours from the last time, a session is the tab's.
 */
export function mayFire({ id, frequency }: VisitorTrigger, browser: Kept, tab: Kept): boolean {
  if (!frequency) return true
  const notes = frequency === 'session' ? tab : browser
  const last = notes.get(`fired:${id}`)
  const now = Date.now()
  if (last && (frequency !== 'day' || now - +last < DAY)) return false
  notes.set(`fired:${id}`, String(now))
  return true
}
