/** Arithmetic on days and months as ISO 8601 text ("2026-11-24", "2026-11"), in the Gregorian calendar. */

export function monthOf(day: string): string {
  return day.slice(0, 7)
}

export function firstOfMonth(month: string): string {
  return `${month}-01`
}

export function lastOfMonth(month: string): string {
  return addDays(firstOfMonth(addMonths(month, 1)), -1)
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

export function addMonths(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 7)
}

/** The same day of another month, or its last one: 31 January and a month is 28 February. */
export function sameDayIn(month: string, day: string): string {
  const wanted = `${month}-${day.slice(8)}`
  const last = lastOfMonth(month)
  return wanted < last ? wanted : last
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** How many days a day is after the start of its week. */
export function daysIntoWeek(day: string, weekStart: number): number {
  return (weekday(day) - weekStart + 7) % 7
}

/** The weeks of a month, each of seven days; null where another month's day would be. */
export function weeksOf(month: string, weekStart: number): (string | null)[][] {
  const first = firstOfMonth(month)
  const last = lastOfMonth(month)
  const weeks: (string | null)[][] = []
  let day = addDays(first, -daysIntoWeek(first, weekStart))
  while (day <= last) {
    weeks.push(Array.from({ length: 7 }, (_, index) => inMonth(addDays(day, index), month)))
    day = addDays(day, 7)
  }
  return weeks
}

function inMonth(day: string, month: string): string | null {
  return monthOf(day) === month ? day : null
}
