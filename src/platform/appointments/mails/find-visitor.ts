import type { PlatformContext } from '../../context.ts'
import { formFlow } from '../../../wire/form-flow.ts'
import { answerText } from '../../../wire/answer-text.ts'
import type { LeadValue } from '../../../wire/form.ts'
import { findRecipient } from '../../effects/mail/mail-store.ts'
import type { Recipient } from '../../effects/mail/mail-store.ts'
import { leadChanges } from '../../sessions/answers.ts'
import { findById as findForm } from '../../sessions/form-session-store.ts'
import type { StoredFormSession } from '../../sessions/form-session-store.ts'
import type { StoredAppointmentSession } from '../appointment-session-store.ts'

/**
 * Whose appointment it is. What is answered in a form is on the lead once that is sent; until then,
 * the answers stand in for what the lead does not have.
 */
export async function findVisitor(
  { db }: Pick<PlatformContext, 'db'>,
  { workspaceId, leadId, question }: StoredAppointmentSession,
): Promise<Recipient | null> {
  const lead = leadId === null ? null : await findRecipient(db, workspaceId, leadId)
  if (lead === null || question === null) return lead
  const form = await findForm(db, workspaceId, question.formSessionId)
  return form === null ? lead : { ...lead, values: { ...answersOf(form), ...lead.values } }
}

function answersOf({ form, values }: StoredFormSession): Record<string, LeadValue> {
  const { fields } = formFlow(form.definition, values)
  const own = fields.filter(({ readOnly }) => readOnly !== true)
  const [email = ''] = own.flatMap(({ id, type }) => (type === 'email' && values[id]) || [])
  return { email: answerText(email), ...leadChanges(own, values).set }
}
