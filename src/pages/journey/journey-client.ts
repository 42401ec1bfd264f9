import {
  answersSavedSchema,
  fieldProblemsSchema,
  formSubmittedSchema,
} from '../../wire/page-answers.ts'
import type {
  AnswersSaved,
  FieldProblem,
  FormSubmitted,
  SaveAnswers,
  SubmitForm,
} from '../../wire/page.ts'
import { ask, refusal } from '../ask.ts'
import type { Refusal } from '../ask.ts'

export type SaveOutcome =
  | { kind: 'saved'; saved: AnswersSaved }
  /** Another tab saved meanwhile; this is what is stored. */
  | { kind: 'conflict'; stored: AnswersSaved }
  | Refusal

export type SubmitOutcome =
  | { kind: 'submitted'; submitted: FormSubmitted }
  | { kind: 'invalid'; problems: FieldProblem[] }
  /** Another tab saved meanwhile; this is what is stored. */
  | { kind: 'conflict'; stored: AnswersSaved }
  | Refusal

export async function saveAnswers(save: SaveAnswers): Promise<SaveOutcome> {
  const reply = await ask({ method: 'PUT', path: '/answers', body: save, keepalive: true })
  const answers = answersSavedSchema.safeParse(reply.body)
  if (reply.status === 200 && answers.success) return { kind: 'saved', saved: answers.data }
  if (reply.status === 409 && answers.success) return { kind: 'conflict', stored: answers.data }
  return refusal(reply)
}

export async function submitForm(submit: SubmitForm): Promise<SubmitOutcome> {
  const reply = await ask({ method: 'POST', path: '/submit', body: submit })
  const done = formSubmittedSchema.safeParse(reply.body)
  if (reply.status === 200 && done.success) return { kind: 'submitted', submitted: done.data }
  const problems = fieldProblemsSchema.safeParse(reply.body)
  if (reply.status === 422 && problems.success) {
    return { kind: 'invalid', problems: problems.data.errors }
  }
  const stored = answersSavedSchema.safeParse(reply.body)
  if (reply.status === 409 && stored.success) return { kind: 'conflict', stored: stored.data }
  return refusal(reply)
}
