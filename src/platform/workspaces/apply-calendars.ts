import type { WorkspaceFileHost } from '../../wire/workspace-file.ts'
import {
  deleteCalendar,
  insertCalendar,
  listCalendars,
  URL_PURPOSE,
} from '../calendars/calendar-store.ts'
import { newId } from '../uuid.ts'
import type { Outcome } from './apply-report.ts'
import type { ApplyScope } from './apply-scope.ts'
import type { SecretKeys } from './apply-webhooks.ts'

/** Makes the calendars of each host those of the file; where the file says nothing of them, they stay. */
export async function applyCalendars(
  scope: ApplyScope,
  hosts: readonly WorkspaceFileHost[],
  keys: SecretKeys | undefined,
): Promise<Outcome[]> {
  const named = hosts.filter(({ calendars }) => calendars !== undefined)
  if (named.length === 0) return []
  const { trx, workspaceId } = scope
  const rows = await listCalendars(trx, workspaceId)
  const outcomes: Outcome[] = []
  for (const { name, calendars = [] } of named) {
    const hostId = scope.hostId(name, 'hosts')
    if (hostId === null) continue
    const ofHost = rows.filter((row) => row.hostId === hostId)
    if (calendars.length > 0 && keys === undefined) {
      throw new Error('There are no keys to seal the addresses of calendars with.')
    }
    const kept = new Set<string>()
    for (const { url } of calendars) {
      let existing: string | undefined
      for (const row of ofHost) {
        // Sealing twice gives two texts: what is the same stays as it is.
        if ((await keys?.unseal(row.sealedUrl, URL_PURPOSE)) === url) existing = row.id
      }
      outcomes.push(existing === undefined ? 'created' : 'unchanged')
      if (existing !== undefined) kept.add(existing)
      else if (keys !== undefined) {
        const sealedUrl = await keys.seal(url, URL_PURPOSE)
        await insertCalendar(trx, workspaceId, { id: newId(), hostId, sealedUrl })
      }
    }
    for (const row of ofHost) if (!kept.has(row.id)) await deleteCalendar(trx, row.id)
  }
  return outcomes
}
