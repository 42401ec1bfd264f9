import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { listAppointmentTypes } from '../../../src/platform/appointments/appointment-type-store.ts'
import { startAppointmentSession } from '../../../src/platform/appointments/start-appointment-session.ts'
import type { WorkspaceFileInput } from '../../../src/wire/workspace-file.ts'
import { tokenOf } from '../platform-fixture.ts'
import { WorkspaceFixture } from '../workspace-fixture.ts'

type TypeInput = NonNullable<WorkspaceFileInput['appointmentTypes']>[number]
type Wanted = Parameters<typeof startAppointmentSession>[1]

const WEEKDAYS = [1, 2, 3, 4, 5] as const

/** Hosts of these names in London, weekdays from 09:00 to 17:00; leads 1 to 60, and 99 of another group. */
export function appointmentFile(
  type: Partial<TypeInput> = {},
  hosts: readonly string[] = ['Hal'],
): WorkspaceFileInput {
  return {
    leadGroups: [{ name: 'Ours' }, { name: 'Others' }],
    leads: [
      ...Array.from({ length: 60 }, (_, n) => ({ number: `${n + 1}`, leadGroup: 'Ours' })),
      { number: '99', leadGroup: 'Others' },
    ],
    hosts: hosts.map((name) => ({
      name,
      timeZone: 'Europe/London',
      availability: WEEKDAYS.map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
    })),
    appointmentTypes: [
      { title: 'Talk', leadGroup: 'Ours', hosts: [...hosts], duration: 30, step: 30, ...type },
    ],
  }
}

/** A workspace with one appointment type. */
export class AppointmentFixture extends WorkspaceFixture {
  /** The appointment type's id. */
  type = ''

  constructor(db: () => Kysely<Database>) {
    super(db, appointmentFile)
  }

  protected override async findIds(): Promise<void> {
    this.type = (await listAppointmentTypes(this.db(), this.workspaceId))[0]?.id ?? ''
  }

  start(change: Partial<Wanted> = {}) {
    const { workspaceId, type: appointmentType } = this
    const wanted = { workspaceId, lead: '1', appointmentType, reuse: false, ...change }
    return startAppointmentSession(this.ctx, wanted)
  }

  /** The token of a new session's link. */
  async startToken(lead = '1'): Promise<string> {
    return tokenOf((await this.start({ lead })).publicUrl)
  }

  startTokens(count: number): Promise<string[]> {
    return Promise.all(Array.from({ length: count }, (_, n) => this.startToken(`${n + 1}`)))
  }

  /** Pairs of the workspace's occupancy rows that overlap and share no slot: there must be none. */
  async overlaps(): Promise<number> {
    const { rows } = await sql<{ count: string }>`
      select count(*) from occupancy a join occupancy b
        on a.host_id = b.host_id and a.share_key < b.share_key and a.during && b.during
      where a.workspace_id = ${this.workspaceId}`.execute(this.db())
    return Number(rows[0]?.count)
  }

  async bookings(): Promise<{ status: string; starts_at: Date; host_id: string }[]> {
    return this.db()
      .selectFrom('booking')
      .select(['status', 'starts_at', 'host_id'])
      .where('workspace_id', '=', this.workspaceId)
      .execute()
  }
}
