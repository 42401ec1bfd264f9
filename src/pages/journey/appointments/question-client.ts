import { questionOpenedSchema } from '../../../wire/question-answers.ts'
import type { QuestionOpened } from '../../../wire/page.ts'
import { ask, refusal } from '../../ask.ts'
import type { Refusal } from '../../ask.ts'

export type OpenOutcome = { kind: 'opened'; opened: QuestionOpened } | Refusal

/** @param path Of the question, below the form's own address. */
export async function openQuestion(path: string): Promise<OpenOutcome> {
  const reply = await ask({ method: 'POST', path })
  const opened = questionOpenedSchema.safeParse(reply.body)
  if (reply.status === 200 && opened.success) return { kind: 'opened', opened: opened.data }
  return refusal(reply)
}

/** Again and again, with the same end. */
export async function cancelAppointment(path: string): Promise<{ kind: 'cancelled' } | Refusal> {
  const reply = await ask({ method: 'POST', path: `${path}/cancel`, body: {} })
  return reply.status === 200 ? { kind: 'cancelled' } : refusal(reply)
}
