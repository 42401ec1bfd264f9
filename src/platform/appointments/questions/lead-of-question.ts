import type { Transaction } from 'kysely'
import type { Database } from '../../../database/schema.ts'
import { makeSessionLead } from '../../leads/session-lead.ts'
import {
  assignLead as assignFormLead,
  lockSession as lockForm,
} from '../../sessions/form-session-store.ts'
import { requireOpen } from '../../sessions/require-open.ts'
import { assignLead } from '../appointment-session-store.ts'

export interface BookingLead {
  id: string
  number: string
  /** Made just now. */
  isNew: boolean
}

/**
 * The lead of the form, whose appointment it is: made now, where nothing was answered before.
 * The form stays locked, so that nobody sends it meanwhile.
 * @throws {PlatformError} `closed` or `expired`: the form.
 */
export async function leadOfQuestion(
  trx: Transaction<Database>,
  sessionId: string,
  { formSessionId, now }: { formSessionId: string; now: Date },
): Promise<BookingLead> {
  const form = requireOpen(await lockForm(trx, formSessionId), now)
  const { leadId, leadNumber } = form
  const isNew = leadId === null || leadNumber === null
  const lead = isNew ? await makeSessionLead(trx, form) : { id: leadId, number: leadNumber }
  if (isNew) await assignFormLead(trx, form.id, lead.id)
  await assignLead(trx, sessionId, lead.id)
  return { ...lead, isNew }
}
