import type { Executor } from '../../database/executor.ts'
import type { AnswerValue } from '../../wire/form.ts'
import type { PlatformContext } from '../context.ts'
import { formFields } from '../forms/form.ts'
import { checkAnswersLength, pickAnswers } from './answers.ts'
import { updateAnswers } from './form-session-store.ts'
import type { StoredFormSession } from './form-session-store.ts'

/**
 * Puts values, by data field or field id, into a session that nobody has opened yet.
 * @throws {PlatformError} `invalid`.
 */
export async function prefill(
  trx: Executor,
  ctx: Pick<PlatformContext, 'now'>,
  session: StoredFormSession,
  given: Record<string, AnswerValue>,
): Promise<StoredFormSession> {
  const picked = pickAnswers(formFields(session.form.definition), given, true)
  if (Object.keys(picked).length === 0) return session
  checkAnswersLength(picked)
  const values = { ...session.values, ...picked }
  await updateAnswers(trx, session.id, { ...session, values, at: ctx.now() })
  return { ...session, values }
}
