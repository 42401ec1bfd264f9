import type { Answers } from '../../wire/form.ts'
import type { PlatformContext } from '../context.ts'
import { findLeadByNumber } from '../leads/lead-store.ts'
import { showLeadValues } from '../sessions/answers.ts'
import type { AppointmentSession } from './appointment-session.ts'

/** What the lead's data fields say to the questions of a type, by field id. */
export async function knownAnswers(
  { db }: Pick<PlatformContext, 'db'>,
  session: Pick<AppointmentSession, 'workspaceId' | 'leadNumber' | 'type'>,
): Promise<Answers> {
  const { workspaceId, leadNumber, type } = session
  if (type.questions.length === 0 || leadNumber === null) return {}
  const lead = await findLeadByNumber(db, workspaceId, leadNumber)
  return showLeadValues(type.questions, {}, lead?.values ?? {})
}
