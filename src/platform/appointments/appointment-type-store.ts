import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { Database } from '../../database/schema.ts'
import { isId } from '../uuid.ts'
import type { AppointmentType } from './appointment-type.ts'
import { listHostsOfType } from './host-store.ts'

/** Whatever is no id finds nothing. */
export async function findAppointmentType(
  ex: Executor,
  workspaceId: string,
  id: string,
): Promise<AppointmentType | null> {
  if (!isId(id)) return null
  const row = await ex
    .selectFrom('appointment_type')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toType(ex, row)
}

/** By title. */
export async function listAppointmentTypes(
  ex: Executor,
  workspaceId: string,
): Promise<AppointmentType[]> {
  const rows = await ex
    .selectFrom('appointment_type')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('title')
    .execute()
  const types: AppointmentType[] = []
  for (const row of rows) types.push(await toType(ex, row))
  return types
}

/** Makes it, or changes the one with this id; its hosts become these. False when the id is another workspace's. */
export async function saveAppointmentType(trx: Executor, type: AppointmentType): Promise<boolean> {
  const columns = {
    title: type.title,
    lead_group_id: type.leadGroupId,
    durations: type.durations,
    step: type.step,
    minimum_notice: type.minimumNotice,
    buffer_before: type.bufferBefore,
    buffer_after: type.bufferAfter,
    horizon_days: type.horizonDays,
    closes_after_minutes: type.closesAfterMinutes,
    location: type.location,
    locations: JSON.stringify(type.locations),
    host_choice: type.hostChoice,
    seats: type.seats,
    max_per_day: type.maxPerDay,
    max_per_week: type.maxPerWeek,
    reschedule_notice: type.rescheduleNotice,
    cancel_notice: type.cancelNotice,
    approval: type.approval,
    approval_within_minutes: type.approvalWithinMinutes,
    questions: JSON.stringify(type.questions),
    reminders: type.reminders,
  }
  const row = await trx
    .insertInto('appointment_type')
    .values({ id: type.id, workspace_id: type.workspaceId, ...columns })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ ...columns, modified_at: sql`now()` })
        .where('appointment_type.workspace_id', '=', type.workspaceId),
    )
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return false
  await trx.deleteFrom('appointment_type_host').where('appointment_type_id', '=', type.id).execute()
  if (type.hosts.length === 0) return true
  await trx
    .insertInto('appointment_type_host')
    .values(
      type.hosts.map((host, position) => ({
        appointment_type_id: type.id,
        host_id: host.id,
        workspace_id: type.workspaceId,
        position,
      })),
    )
    .execute()
  return true
}

async function toType(
  ex: Executor,
  row: Selectable<Database['appointment_type']>,
): Promise<AppointmentType> {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    title: row.title,
    leadGroupId: row.lead_group_id,
    durations: row.durations,
    step: row.step,
    minimumNotice: row.minimum_notice,
    bufferBefore: row.buffer_before,
    bufferAfter: row.buffer_after,
    horizonDays: row.horizon_days,
    closesAfterMinutes: row.closes_after_minutes,
    location: row.location,
    locations: row.locations,
    hostChoice: row.host_choice,
    seats: row.seats,
    maxPerDay: row.max_per_day,
    maxPerWeek: row.max_per_week,
    rescheduleNotice: row.reschedule_notice,
    cancelNotice: row.cancel_notice,
    approval: row.approval,
    approvalWithinMinutes: row.approval_within_minutes,
    questions: row.questions,
    reminders: row.reminders,
    hosts: await listHostsOfType(ex, row.id),
  }
}
