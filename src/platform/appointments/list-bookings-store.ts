import type { Executor } from '../../database/executor.ts'

export interface ListedBooking {
  id: string
  status: 'pending' | 'confirmed'
  start: Date
  end: Date
  type: string
  host: string
  /** Number of the lead. */
  lead: string
  /** When it is declined by itself. */
  respondBy: Date | null
}

/** What is on and has not ended yet, the next one first. */
export async function listBookings(
  ex: Executor,
  workspaceId: string,
  { now, limit }: { now: Date; limit: number },
): Promise<ListedBooking[]> {
  const rows = await ex
    .selectFrom('booking as b')
    .innerJoin('appointment_session as s', 's.id', 'b.session_id')
    .innerJoin('appointment_type as t', 't.id', 's.appointment_type_id')
    .innerJoin('host as h', 'h.id', 'b.host_id')
    .innerJoin('lead as l', 'l.id', 's.lead_id')
    .select(['b.id', 'b.starts_at', 'b.ends_at', 'b.respond_by', 'b.status'])
    .select(['t.title', 'h.name', 'l.number'])
    .where('b.workspace_id', '=', workspaceId)
    .where('b.status', 'in', ['pending', 'confirmed'])
    .where('b.ends_at', '>', now)
    .orderBy('b.starts_at')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    status: row.status === 'pending' ? 'pending' : 'confirmed',
    start: row.starts_at,
    end: row.ends_at,
    type: row.title,
    host: row.name,
    lead: row.number,
    respondBy: row.respond_by,
  }))
}
