import type { Executor } from '../../database/executor.ts'
import type { AvailabilityRule, Host } from './appointment-type.ts'
import { holidaysOfHosts, saveHolidaysOfHost } from './holiday-store.ts'

/** By name. */
export async function listHosts(ex: Executor, workspaceId: string): Promise<Host[]> {
  const hosts = await ex
    .selectFrom('host')
    .select(['id', 'name', 'time_zone', 'email'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .execute()
  return withRules(ex, hosts)
}

/** In the order in which the type asks them. */
export async function listHostsOfType(ex: Executor, typeId: string): Promise<Host[]> {
  const hosts = await ex
    .selectFrom('appointment_type_host as t')
    .innerJoin('host', 'host.id', 't.host_id')
    .select(['host.id', 'host.name', 'host.time_zone', 'host.email'])
    .where('t.appointment_type_id', '=', typeId)
    .orderBy('t.position')
    .execute()
  return withRules(ex, hosts)
}

/** Makes it, or changes the one with this id; its hours become these. False when the id is another workspace's. */
export async function saveHost(trx: Executor, workspaceId: string, host: Host): Promise<boolean> {
  const row = await trx
    .insertInto('host')
    .values({
      id: host.id,
      workspace_id: workspaceId,
      name: host.name,
      time_zone: host.timeZone,
      email: host.email,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ name: host.name, time_zone: host.timeZone, email: host.email })
        .where('host.workspace_id', '=', workspaceId),
    )
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return false
  const of = { host_id: host.id, workspace_id: workspaceId }
  const rules = host.availability.map(({ weekday, start, end }) => ({
    ...of,
    weekday,
    starts: start,
    ends: end,
  }))
  await trx.deleteFrom('availability_rule').where('host_id', '=', host.id).execute()
  if (rules.length > 0) await trx.insertInto('availability_rule').values(rules).execute()
  const overrides = host.overrides.map(({ date, hours }) => ({
    ...of,
    day: date,
    hours: JSON.stringify(hours),
  }))
  await trx.deleteFrom('availability_override').where('host_id', '=', host.id).execute()
  if (overrides.length > 0) {
    await trx.insertInto('availability_override').values(overrides).execute()
  }
  await saveHolidaysOfHost(trx, of, host.holidays)
  return true
}

async function withRules(
  ex: Executor,
  hosts: readonly { id: string; name: string; time_zone: string; email: string | null }[],
): Promise<Host[]> {
  if (hosts.length === 0) return []
  const ids = hosts.map((host) => host.id)
  const rules = await ex
    .selectFrom('availability_rule')
    .select(['host_id', 'weekday', 'starts', 'ends'])
    .where('host_id', 'in', ids)
    .orderBy('weekday')
    .orderBy('starts')
    .execute()
  const overrides = await ex
    .selectFrom('availability_override')
    .select(['host_id', 'day', 'hours'])
    .where('host_id', 'in', ids)
    .orderBy('day')
    .execute()
  const holidays = await holidaysOfHosts(ex, ids)
  return hosts.map((host) => ({
    id: host.id,
    name: host.name,
    timeZone: host.time_zone,
    email: host.email,
    availability: rules
      .filter((rule) => rule.host_id === host.id)
      .map((rule) => ({
        // The table's check allows 1 to 7.
        weekday: rule.weekday as AvailabilityRule['weekday'],
        start: rule.starts,
        end: rule.ends,
      })),
    overrides: overrides
      .filter((override) => override.host_id === host.id)
      .map(({ day, hours }) => ({ date: day, hours })),
    holidays: holidays.get(host.id) ?? [],
  }))
}
