import type { Executor } from '../../../database/executor.ts'
import { sendMailJob } from '../../effects/mail/queued-mail-store.ts'
import { newId } from '../../uuid.ts'

/** Where they lie, and which jobs carry them. */
export const ANSWERS_MAIL = {
  table: 'answers_mail',
  queue: 'answers-mail',
  idName: 'answersMail',
} as const

/** A copy of what a session has submitted, to be written when it is sent. */
export interface AnswersMail extends CopyLanguage {
  id: string
  workspaceId: string
  sessionId: string
  decidedAt: Date
}

/** How the page spoke on which it was submitted. */
export interface CopyLanguage {
  /** BCP 47: which of the form's languages was read; null where the form does not say. */
  words: string | null
  /** BCP 47: for our own words, numbers and dates. */
  locale: string
}

/** In the transaction of the submit. A session has one at most. */
export async function insertAnswersMail(
  trx: Executor,
  { workspaceId, sessionId, words, locale, decidedAt }: Omit<AnswersMail, 'id'>,
): Promise<void> {
  const id = newId()
  await trx
    .insertInto('answers_mail')
    .values({
      id,
      workspace_id: workspaceId,
      session_id: sessionId,
      words,
      locale,
      decided_at: decidedAt,
    })
    .execute()
  await sendMailJob(trx, ANSWERS_MAIL, { id, round: 1 })
}

/** Null where its session was purged. */
export async function findAnswersMail(ex: Executor, id: string): Promise<AnswersMail | null> {
  const row = await ex
    .selectFrom('answers_mail')
    .select(['workspace_id', 'session_id', 'words', 'locale', 'decided_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const { workspace_id: workspaceId, session_id: sessionId, words, locale } = row
  return { id, workspaceId, sessionId, words, locale, decidedAt: row.decided_at }
}
