import type { Transaction } from 'kysely'
import type { Database } from '../../../database/schema.ts'
import type { FormField } from '../../../wire/form.ts'
import { linkToken, tokenHash } from '../../access/link-token.ts'
import type { PlatformContext } from '../../context.ts'
import { formFields } from '../../forms/form.ts'
import { inTransaction } from '../../in-transaction.ts'
import { PlatformError } from '../../platform-error.ts'
import {
  findByTokenHash as findForm,
  lockByTokenHash as lockForm,
} from '../../sessions/form-session-store.ts'
import type { StoredFormSession } from '../../sessions/form-session-store.ts'
import { requireOpen } from '../../sessions/require-open.ts'
import { newId } from '../../uuid.ts'
import { findById, findOfQuestion, insertAppointmentSession } from '../appointment-session-store.ts'
import type { StoredAppointmentSession } from '../appointment-session-store.ts'
import type { AppointmentSession } from '../appointment-session.ts'
import { showAppointmentSession } from '../show-appointment-session.ts'

/** The form says how long a time can be chosen; its session of an appointment has no end of its own. */
const NEVER = new Date('9999-12-31T00:00:00Z')

/**
 * The session of the appointment that a question of a form is about, made when somebody gets there.
 * One whose appointment is off gives way to a new one.
 * @param token Of the form's session.
 * @throws {PlatformError} `unknown-session`: or no such question; `closed` or `expired`: the form.
 */
export async function openQuestion(
  ctx: PlatformContext,
  token: string,
  fieldId: string,
): Promise<AppointmentSession> {
  const stored = await inTransaction(ctx.db, async (trx) => {
    const form = requireOpen(await lockForm(trx, tokenHash(token)), ctx.now())
    const field = requireField(form, fieldId)
    const known = await findOfQuestion(trx, form.id, field.id)
    return known !== null && isOfUse(known) ? known : start(trx, ctx, form, field)
  })
  return showAppointmentSession(stored, ctx.now())
}

/**
 * The token of that session, for whatever is done with an appointment.
 * @throws {PlatformError} `unknown-session`: or nobody has got to the question yet; `closed` or `expired`: the form.
 */
export async function questionToken(
  { db, keys, now }: Pick<PlatformContext, 'db' | 'keys' | 'now'>,
  token: string,
  fieldId: string,
): Promise<string> {
  const form = requireOpen(await findForm(db, tokenHash(token)), now())
  const known = await findOfQuestion(db, form.id, requireField(form, fieldId).id)
  if (known === null) throw new PlatformError('unknown-session', 'Nobody has got there yet.')
  return linkToken(keys.linkKey, known.id, known.counter)
}

function requireField({ form }: StoredFormSession, id: string): FormField {
  const field = formFields(form.definition).find((one) => one.id === id)
  if (field?.type === 'appointment') return field
  throw new PlatformError('unknown-session', 'There is no such question.')
}

/** Nothing can be booked on a session whose appointment is off. */
function isOfUse({ completedAt, booking }: StoredAppointmentSession): boolean {
  return completedAt === null || booking?.status === 'confirmed' || booking?.status === 'pending'
}

async function start(
  trx: Transaction<Database>,
  { keys, now }: Pick<PlatformContext, 'keys' | 'now'>,
  form: StoredFormSession,
  field: FormField,
): Promise<StoredAppointmentSession> {
  const id = newId()
  const counter = 1
  await insertAppointmentSession(trx, {
    id,
    workspaceId: form.workspaceId,
    tokenHash: tokenHash(linkToken(keys.linkKey, id, counter)),
    counter,
    typeId: field.appointmentType ?? '',
    leadId: form.leadId,
    leadGroupId: form.leadGroupId,
    createdAt: now(),
    closesAt: NEVER,
    question: { formSessionId: form.id, fieldId: field.id },
  })
  const stored = await findById(trx, form.workspaceId, id)
  if (stored === null) throw new Error('The session that was just made is not there.')
  return stored
}
