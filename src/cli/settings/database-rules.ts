import type { Settings } from './settings.ts'

/** What the commands want that work on the database and need its keys not. */
export function databaseRules(settings: Partial<Settings>): string[] {
  if (settings.SESSIONFRAME_UPSTREAM !== 'flg') return []
  return [
    'SESSIONFRAME_UPSTREAM is "flg", which has no database of ours: unset it for this command',
  ]
}
