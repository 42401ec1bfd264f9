import type { Executor } from '../../database/executor.ts'
import type { HolidayList } from './appointment-type.ts'

/** By name. */
export async function listHolidayLists(ex: Executor, workspaceId: string): Promise<HolidayList[]> {
  return ex
    .selectFrom('holiday_list')
    .select(['id', 'name', 'dates'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .execute()
}

/** Makes it, or changes the one with this id. False when the id is another workspace's. */
export async function saveHolidayList(
  trx: Executor,
  workspaceId: string,
  { id, name, dates }: HolidayList,
): Promise<boolean> {
  const row = await trx
    .insertInto('holiday_list')
    .values({ id, workspace_id: workspaceId, name, dates })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ name, dates })
        .where('holiday_list.workspace_id', '=', workspaceId),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** By host id, each host's by name. */
export async function holidaysOfHosts(
  ex: Executor,
  hostIds: readonly string[],
): Promise<Map<string, HolidayList[]>> {
  const rows = await ex
    .selectFrom('host_holiday_list as h')
    .innerJoin('holiday_list as l', 'l.id', 'h.holiday_list_id')
    .select(['h.host_id', 'l.id', 'l.name', 'l.dates'])
    .where('h.host_id', 'in', hostIds)
    .orderBy('l.name')
    .execute()
  const lists = new Map<string, HolidayList[]>()
  for (const { host_id: hostId, ...list } of rows) {
    lists.set(hostId, [...(lists.get(hostId) ?? []), list])
  }
  return lists
}

/** The host is closed on the days of these, and of no others. */
export async function saveHolidaysOfHost(
  trx: Executor,
  of: { host_id: string; workspace_id: string },
  holidays: readonly HolidayList[],
): Promise<void> {
  await trx.deleteFrom('host_holiday_list').where('host_id', '=', of.host_id).execute()
  if (holidays.length === 0) return
  await trx
    .insertInto('host_holiday_list')
    .values(holidays.map(({ id }) => ({ ...of, holiday_list_id: id })))
    .execute()
}
