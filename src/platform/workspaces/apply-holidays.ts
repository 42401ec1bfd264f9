import type { WorkspaceFileHolidayList } from '../../wire/workspace-file.ts'
import { listHolidayLists, saveHolidayList } from '../appointments/holiday-store.ts'
import type { Outcome } from './apply-report.ts'
import type { ApplyScope } from './apply-scope.ts'
import { matchEntries } from './file-ids.ts'

export async function applyHolidays(
  scope: ApplyScope,
  lists: readonly WorkspaceFileHolidayList[],
): Promise<Outcome[]> {
  const { trx, workspaceId } = scope
  const rows = await listHolidayLists(trx, workspaceId)
  const matched = matchEntries(workspaceId, 'holidays', lists, (list) => list.name, rows)
  scope.checkNames('holidays', 'name', matched, (list) => list.name, rows)
  const outcomes: Outcome[] = []
  for (const [at, { entry, id, existing }] of matched.entries()) {
    const list = {
      id,
      name: entry.name,
      dates: entry.dates.toSorted((a, b) => (a < b ? -1 : 1)),
    }
    const outcome = scope.outcome(existing, list)
    if (outcome !== 'unchanged' && !(await saveHolidayList(trx, workspaceId, list))) {
      scope.foreignId(`holidays[${at}]`)
    }
    outcomes.push(outcome)
  }
  scope.setHolidays(rows, matched)
  return outcomes
}
