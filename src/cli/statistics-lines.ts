import type { Figures } from '../platform/statistics/figures.ts'

/** Columns, after those that say whose the figures are. */
export const FIGURE_COLUMNS = [
  'entered',
  'waiting',
  'completed',
  'stopped',
  'abandoned',
  'failed',
  'conversions',
  'revenue',
  'mails',
  'opened',
  'clicked',
] as const

/** In the order of the columns; mails are those that were sent. */
export function figureCells({ mails, ...figures }: Figures): (string | number)[] {
  const { entered, waiting, completed, stopped, abandoned, failed } = figures
  const runs = [entered, waiting, completed, stopped, abandoned, failed]
  const { conversions, revenue } = figures
  return [...runs, conversions, revenue, mails.sent, mails.opened, mails.clicked]
}

/** Tabs between them, for people and for `awk`; a name that somebody chose makes no column of its own. */
export function line(...cells: (string | number)[]): string {
  return cells.map((cell) => String(cell).replace(/\s+/g, ' ')).join('\t')
}
