import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { linkToken, tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { inTransaction } from '../in-transaction.ts'
import { fitsLeadGroup } from '../leads/lead.ts'
import { findSessionLead } from '../leads/session-lead.ts'
import type { WantedLead } from '../leads/session-lead.ts'
import { lockName } from '../lock-store.ts'
import { PlatformError } from '../platform-error.ts'
import { newId } from '../uuid.ts'
import { findById, findNewestOpen, insertAppointmentSession } from './appointment-session-store.ts'
import type { StoredAppointmentSession } from './appointment-session-store.ts'
import type { AppointmentSession } from './appointment-session.ts'
import { findAppointmentType } from './appointment-type-store.ts'
import { showAppointmentSession } from './show-appointment-session.ts'

export interface WantedAppointmentSession {
  workspaceId: string
  lead: WantedLead
  /** The appointment type's id. */
  appointmentType: string
  /** Give the newest open session of this lead and type again, with the same link. */
  reuse: boolean
}

export interface StartedAppointmentSession {
  session: AppointmentSession
  /** A bearer secret. */
  publicUrl: string
  /** It was open already. */
  resumed: boolean
}

const MINUTE = 60_000

/** @throws {PlatformError} `unknown-lead`, `unknown-lead-group`, `unknown-appointment-type` or `lead-group-mismatch`. */
export async function startAppointmentSession(
  ctx: PlatformContext,
  wanted: WantedAppointmentSession,
): Promise<StartedAppointmentSession> {
  const { stored, resumed } = await inTransaction(ctx.db, (trx) =>
    startAppointmentSessionWithin(trx, ctx, wanted),
  )
  return {
    session: showAppointmentSession(stored, ctx.now()),
    publicUrl: appointmentSessionUrl(ctx, stored),
    resumed,
  }
}

/** The session's link, the same each time. */
export function appointmentSessionUrl(
  { keys, url }: Pick<PlatformContext, 'keys' | 'url'>,
  { id, counter }: Pick<StoredAppointmentSession, 'id' | 'counter'>,
): string {
  return `${url}/appointments/book/${linkToken(keys.linkKey, id, counter)}`
}

/** Within a transaction that does more; a refusal leaves nothing behind. */
export async function startAppointmentSessionWithin(
  trx: Transaction<Database>,
  ctx: Pick<PlatformContext, 'keys' | 'now'>,
  wanted: WantedAppointmentSession,
): Promise<{ stored: StoredAppointmentSession; resumed: boolean }> {
  const lead = await findSessionLead(trx, wanted.workspaceId, wanted.lead)
  const type = await findAppointmentType(trx, wanted.workspaceId, wanted.appointmentType)
  if (type === null) {
    throw new PlatformError('unknown-appointment-type', 'There is no such appointment type.')
  }
  if (!fitsLeadGroup(lead, type.leadGroupId)) {
    throw new PlatformError(
      'lead-group-mismatch',
      "The lead's lead group is not the appointment type's lead group.",
    )
  }
  const now = ctx.now()
  if (lead.id !== null && wanted.reuse) {
    await lockName(trx, `appointment-session:${lead.id}:${type.id}`)
    const open = await findNewestOpen(trx, { leadId: lead.id, typeId: type.id, now })
    if (open !== null) return { stored: open, resumed: true }
  }
  const id = newId()
  const counter = 1
  await insertAppointmentSession(trx, {
    id,
    workspaceId: wanted.workspaceId,
    tokenHash: tokenHash(linkToken(ctx.keys.linkKey, id, counter)),
    counter,
    typeId: type.id,
    leadId: lead.id,
    leadGroupId: lead.id === null ? (lead.leadGroup?.id ?? null) : null,
    createdAt: now,
    closesAt: new Date(now.getTime() + type.closesAfterMinutes * MINUTE),
    question: null,
  })
  const stored = await findById(trx, wanted.workspaceId, id)
  if (stored === null) throw new Error('The session that was just made is not there.')
  return { stored, resumed: false }
}
