import { readFileSync } from 'node:fs'
import { CALLERS } from './ask.ts'
import type { Ask, Who } from './ask.ts'

export const PERMISSIONS_FILE = new URL('permissions.json', import.meta.url)

/** By group and route: what each caller is answered, as it was agreed on. */
export type Permissions = Record<Ask['group'], Record<string, Partial<Record<Who, number>>>>

export const readPermissions = (): Permissions =>
  JSON.parse(readFileSync(PERMISSIONS_FILE, 'utf8')) as Permissions

/** A table of the docs for the routes of a group. */
export function permissionTable(group: Ask['group']): string {
  const rows = Object.entries(readPermissions()[group])
  const callers = CALLERS.filter((who) => rows.some(([, row]) => row[who] !== undefined))
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [
    line(['route', ...callers]),
    line(['---', ...callers.map(() => '---')]),
    ...rows.map(([route, row]) => line([`\`${route}\``, ...callers.map((who) => row[who] ?? '')])),
  ].join('\n')
}
