import type { Executor } from '../../database/executor.ts'
import type { TimeRange } from '../appointments/host-hours.ts'

/** For the keyring: an address of a calendar opens for nothing else. */
export const URL_PURPOSE = 'calendar'

export interface HostCalendar {
  id: string
  hostId: string
  sealedUrl: string
}

export interface DueCalendar extends HostCalendar {
  workspaceId: string
  hostName: string
  /** IANA zone of the host. */
  timeZone: string
  etag: string | null
  lastModified: string | null
  expandedAt: Date | null
}

export async function listCalendars(ex: Executor, workspaceId: string): Promise<HostCalendar[]> {
  const rows = await ex
    .selectFrom('host_calendar')
    .select(['id', 'host_id', 'sealed_url'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  return rows.map((row) => ({ id: row.id, hostId: row.host_id, sealedUrl: row.sealed_url }))
}

/** It is read as soon as somebody looks. */
export async function insertCalendar(
  trx: Executor,
  workspaceId: string,
  { id, hostId, sealedUrl }: HostCalendar,
): Promise<void> {
  await trx
    .insertInto('host_calendar')
    .values({
      id,
      workspace_id: workspaceId,
      host_id: hostId,
      sealed_url: sealedUrl,
      due_at: new Date(0),
    })
    .execute()
}

/** Nobody is busy by it any more. */
export async function deleteCalendar(trx: Executor, id: string): Promise<void> {
  await trx.deleteFrom('host_calendar').where('id', '=', id).execute()
}

/** All of the workspace are read again as soon as somebody looks. */
export async function makeDue(ex: Executor, workspaceId: string): Promise<void> {
  await ex
    .updateTable('host_calendar')
    .set({ due_at: new Date(0) })
    .where('workspace_id', '=', workspaceId)
    .execute()
}

/** Takes calendars whose time has come, each by one caller until `until`. */
export async function claimCalendars(
  ex: Executor,
  wanted: { now: Date; until: Date; limit: number; workspaceId?: string },
): Promise<DueCalendar[]> {
  const rows = await ex
    .with('due', (query) =>
      query
        .selectFrom('host_calendar')
        .select('id')
        .where('due_at', '<=', wanted.now)
        .$if(wanted.workspaceId !== undefined, (of) =>
          of.where('workspace_id', '=', wanted.workspaceId ?? ''),
        )
        .orderBy('due_at')
        .limit(wanted.limit)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('host_calendar as c')
    .from(['due', 'host as h'])
    .set({ due_at: wanted.until })
    .whereRef('c.id', '=', 'due.id')
    .whereRef('h.id', '=', 'c.host_id')
    .returning([
      'c.id',
      'c.workspace_id',
      'c.host_id',
      'c.sealed_url',
      'c.etag',
      'c.last_modified',
      'c.expanded_at',
      'h.name',
      'h.time_zone',
    ])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    workspaceId: row.workspace_id,
    hostId: row.host_id,
    sealedUrl: row.sealed_url,
    hostName: row.name,
    timeZone: row.time_zone,
    etag: row.etag,
    lastModified: row.last_modified,
    expandedAt: row.expanded_at,
  }))
}

/** Null: the last attempt went well. What was known before stays. */
export async function noteFailure(ex: Executor, id: string, failure: string | null): Promise<void> {
  await ex.updateTable('host_calendar').set({ failure }).where('id', '=', id).execute()
}

/** In the place of what the calendar said before. */
export async function replaceBusy(
  trx: Executor,
  calendar: Pick<DueCalendar, 'id' | 'workspaceId' | 'hostId'>,
  busy: readonly TimeRange[],
  read: { etag: string | null; lastModified: string | null; at: Date },
): Promise<void> {
  const { id, workspaceId, hostId } = calendar
  const row = await trx
    .updateTable('host_calendar')
    .set({
      etag: read.etag,
      last_modified: read.lastModified,
      expanded_at: read.at,
      failure: null,
    })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  // It was removed meanwhile.
  if (row === undefined) return
  await trx.deleteFrom('host_busy').where('calendar_id', '=', id).execute()
  const rows = busy.map(({ start, end }) => ({
    calendar_id: id,
    workspace_id: workspaceId,
    host_id: hostId,
    starts_at: new Date(start),
    ends_at: new Date(end),
  }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await trx
      .insertInto('host_busy')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute()
  }
}

/** PostgreSQL takes 65,535 parameters of a statement. */
const ROWS_AT_ONCE = 5_000

/** By host id: when each is busy by their calendars within the range. */
export async function findCalendarBusy(
  ex: Executor,
  hostIds: readonly string[],
  within: TimeRange,
): Promise<{ hostId: string; start: number; end: number }[]> {
  const rows = await ex
    .selectFrom('host_busy')
    .select(['host_id', 'starts_at', 'ends_at'])
    .where('host_id', 'in', hostIds)
    .where('ends_at', '>', new Date(within.start))
    .where('starts_at', '<', new Date(within.end))
    .execute()
  return rows.map((row) => ({
    hostId: row.host_id,
    start: row.starts_at.getTime(),
    end: row.ends_at.getTime(),
  }))
}
