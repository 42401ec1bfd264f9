import { answerText, textsOfList } from '../../wire/answer-text.ts'
import type { Answers, AnswerValue } from '../../wire/form.ts'
import { isSignature } from '../../wire/signature.ts'
import { PlatformError } from '../platform-error.ts'
import type { FormSession } from './form-session.ts'

/** Somebody saved what whoever submits has not seen. Nothing was submitted. */
export class AnswersChanged extends PlatformError {
  /** As it is stored. */
  readonly session: FormSession

  constructor(session: FormSession) {
    super('conflict', 'Other answers were saved meanwhile.')
    this.session = session
  }
}

/**
 * Whether any of these is another answer than the one that is stored. As it was typed, that may
 * be a blank, or a number, in other letters: then whoever sends it learns so, and sends it again.
 */
export function writesOver(stored: Answers, sent: Answers): boolean {
  return Object.entries(sent).some(([id, value]) => {
    const known = Object.hasOwn(stored, id) ? stored[id] : undefined
    return inLetters(known ?? '') !== inLetters(value)
  })
}

/** A box that is not ticked, and nothing selected, are blanks. */
export function inLetters(value: AnswerValue): string {
  if (Array.isArray(value))
    return textsOfList(value)
      .toSorted((a, b) => (a < b ? -1 : 1))
      .join('\n')
  if (typeof value === 'object' && isSignature(value))
    return `${value.name}\n${value.drawing ?? ''}`.trim()
  return value === false ? '' : answerText(value).trim()
}
