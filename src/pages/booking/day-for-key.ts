import { addDays, addMonths, daysIntoWeek, monthOf, sameDayIn } from './calendar-days.ts'

/**
 * The day a key leads to from another, or null when the key means nothing here.
 * @param weekStart 1 is Monday, 7 is Sunday.
 * @param rtl Days run from right to left.
 */
export function dayForKey(
  key: string,
  day: string,
  { weekStart, rtl }: { weekStart: number; rtl: boolean },
): string | null {
  const into = daysIntoWeek(day, weekStart)
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, rtl ? 1 : -1)
    case 'ArrowRight':
      return addDays(day, rtl ? -1 : 1)
    case 'ArrowUp':
      return addDays(day, -7)
    case 'ArrowDown':
      return addDays(day, 7)
    case 'Home':
      return addDays(day, -into)
    case 'End':
      return addDays(day, 6 - into)
    case 'PageUp':
      return sameDayIn(addMonths(monthOf(day), -1), day)
    case 'PageDown':
      return sameDayIn(addMonths(monthOf(day), 1), day)
    default:
      return null
  }
}
