import { pageLocale } from './page-locale.ts'

export type HourCycle = 'h12' | 'h23'

const KEY = 'sf-hours'
let chosen: HourCycle | null = null

/** Twelve or twenty-four hours: as the visitor chose, else as the locale has it. */
export function hourCycle(): HourCycle {
  return chosen ?? kept() ?? usual()
}

/** How a time is written: as is usual in the locale, unless the visitor wants to count otherwise. */
export function timeFormat(): Intl.DateTimeFormatOptions {
  const cycle = hourCycle()
  if (cycle === usual()) return { timeStyle: 'short' }
  return { hour: cycle === 'h12' ? 'numeric' : '2-digit', minute: '2-digit', hourCycle: cycle }
}

/** Kept for the visit. */
export function chooseHourCycle(cycle: HourCycle): void {
  chosen = cycle
  try {
    sessionStorage.setItem(KEY, cycle)
  } catch {
    // A browser that keeps nothing shows what was chosen until the page is left.
  }
}

function usual(): HourCycle {
  const { hourCycle: cycle } = new Intl.DateTimeFormat(pageLocale(), {
    hour: 'numeric',
  }).resolvedOptions()
  return cycle === 'h11' || cycle === 'h12' ? 'h12' : 'h23'
}

function kept(): HourCycle | null {
  try {
    const cycle = sessionStorage.getItem(KEY)
    return cycle === 'h12' || cycle === 'h23' ? cycle : null
  } catch {
    return null
  }
}
