import type { Selectable } from 'kysely'
import type { Executor } from '../../database/executor.ts'
import type { Database } from '../../database/schema.ts'
import { isId } from '../uuid.ts'
import type { AppointmentQuestion } from './appointment-session.ts'
import { findAppointmentType } from './appointment-type-store.ts'
import type { AppointmentType } from './appointment-type.ts'
import { findBooking } from './booking-store.ts'
import type { StoredBooking } from './booking-store.ts'

/** A session as it is stored; its hold may have run out. */
export interface StoredAppointmentSession {
  id: string
  workspaceId: string
  counter: number
  /** Null until it is booked, where it began without a lead. */
  leadId: string | null
  leadNumber: string | null
  /** Of the lead to come. */
  leadGroupId: string | null
  type: AppointmentType
  /** Null where it is no form's. */
  question: AppointmentQuestion | null
  createdAt: Date
  closesAt: Date
  completedAt: Date | null
  booking: StoredBooking | null
}

export async function insertAppointmentSession(
  ex: Executor,
  session: {
    id: string
    workspaceId: string
    tokenHash: string
    counter: number
    typeId: string
    leadId: string | null
    leadGroupId: string | null
    createdAt: Date
    closesAt: Date
    question: AppointmentQuestion | null
  },
): Promise<void> {
  await ex
    .insertInto('appointment_session')
    .values({
      id: session.id,
      workspace_id: session.workspaceId,
      token_hash: session.tokenHash,
      counter: session.counter,
      appointment_type_id: session.typeId,
      lead_id: session.leadId,
      lead_group_id: session.leadGroupId,
      created_at: session.createdAt,
      closes_at: session.closesAt,
      form_session_id: session.question?.formSessionId ?? null,
      field_id: session.question?.fieldId ?? null,
    })
    .execute()
}

export async function findByTokenHash(
  ex: Executor,
  tokenHash: string,
): Promise<StoredAppointmentSession | null> {
  const row = await sessionQuery(ex).where('s.token_hash', '=', tokenHash).executeTakeFirst()
  return row === undefined ? null : toSession(ex, row)
}

/** The same, and no other transaction changes it before this one ends. */
export async function lockByTokenHash(
  trx: Executor,
  tokenHash: string,
): Promise<StoredAppointmentSession | null> {
  const row = await sessionQuery(trx)
    .where('s.token_hash', '=', tokenHash)
    .forUpdate('s')
    .executeTakeFirst()
  return row === undefined ? null : toSession(trx, row)
}

/** By its id, and no other transaction changes it before this one ends. */
export async function lockById(
  trx: Executor,
  workspaceId: string,
  id: string,
): Promise<StoredAppointmentSession | null> {
  if (!isId(id)) return null
  const row = await sessionQuery(trx)
    .where('s.workspace_id', '=', workspaceId)
    .where('s.id', '=', id)
    .forUpdate('s')
    .executeTakeFirst()
  return row === undefined ? null : toSession(trx, row)
}

export async function findById(
  ex: Executor,
  workspaceId: string,
  id: string,
): Promise<StoredAppointmentSession | null> {
  if (!isId(id)) return null
  const row = await sessionQuery(ex)
    .where('s.workspace_id', '=', workspaceId)
    .where('s.id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toSession(ex, row)
}

/** The session of the appointment that a question of a form is about: the last, where there were several. */
export async function findOfQuestion(
  ex: Executor,
  formSessionId: string,
  fieldId: string,
): Promise<StoredAppointmentSession | null> {
  const row = await sessionQuery(ex)
    .where('s.form_session_id', '=', formSessionId)
    .where('s.field_id', '=', fieldId)
    // Ids are made in the order of time.
    .orderBy('s.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : toSession(ex, row)
}

/** What its link is made with, besides its id; null when there is no such session. */
export async function findCounter(ex: Executor, id: string): Promise<number | null> {
  const row = await ex
    .selectFrom('appointment_session')
    .select('counter')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.counter ?? null
}

/** The session of this lead and type that began last and is still open; those of forms are theirs. */
export async function findNewestOpen(
  ex: Executor,
  wanted: { leadId: string; typeId: string; now: Date },
): Promise<StoredAppointmentSession | null> {
  const row = await sessionQuery(ex)
    .where('s.lead_id', '=', wanted.leadId)
    .where('s.appointment_type_id', '=', wanted.typeId)
    .where('s.form_session_id', 'is', null)
    .where('s.completed_at', 'is', null)
    .where('s.closes_at', '>', wanted.now)
    .orderBy('s.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : toSession(ex, row)
}

export async function assignLead(ex: Executor, id: string, leadId: string): Promise<void> {
  await ex
    .updateTable('appointment_session')
    .set({ lead_id: leadId })
    .where('id', '=', id)
    .execute()
}

export async function completeAppointmentSession(
  ex: Executor,
  id: string,
  at: Date,
): Promise<void> {
  await ex
    .updateTable('appointment_session')
    .set({ completed_at: at })
    .where('id', '=', id)
    .execute()
}

function sessionQuery(ex: Executor) {
  return ex
    .selectFrom('appointment_session as s')
    .leftJoin('lead as l', 'l.id', 's.lead_id')
    .selectAll('s')
    .select('l.number as lead_number')
}

async function toSession(
  ex: Executor,
  row: Selectable<Database['appointment_session']> & { lead_number: string | null },
): Promise<StoredAppointmentSession> {
  const type = await findAppointmentType(ex, row.workspace_id, row.appointment_type_id)
  if (type === null) throw new Error('A session has no appointment type.')
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    counter: row.counter,
    leadId: row.lead_id,
    leadNumber: row.lead_number,
    leadGroupId: row.lead_group_id,
    type,
    question: questionOf(row),
    createdAt: row.created_at,
    closesAt: row.closes_at,
    completedAt: row.completed_at,
    booking: await findBooking(ex, row.id),
  }
}

function questionOf({
  form_session_id: formSessionId,
  field_id: fieldId,
}: Selectable<Database['appointment_session']>): AppointmentQuestion | null {
  return formSessionId === null || fieldId === null ? null : { formSessionId, fieldId }
}
