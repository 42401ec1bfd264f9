import type { FormFlow } from '../../wire/form-flow.ts'
import { fieldsOn, takesAnswer } from '../../wire/form-flow.ts'
import type { Answers, FormDefinition, FormField } from '../../wire/form.ts'
import { answerInWords } from './answer-in-words.ts'
import { toSignature } from '../../wire/signature.ts'
import type { FormTexts } from './en.ts'

/** A page of the form as its answers are read. */
export interface AnsweredPage {
  /** From 1. */
  page: number
  title: string
  answers: AnsweredField[]
}

interface AnsweredField {
  field: FormField
  /** '' where there is none. */
  answer: string
  /** Of a signature: its strokes, for an SVG. */
  drawing?: string | undefined
  /** Whether the visitor can give another. */
  changes: boolean
}

/** All that was asked, with its answers, but for what is hidden or asks nothing. */
export function answeredPages(
  form: FormDefinition,
  { flow, values }: { flow: FormFlow; values: Answers },
  { texts, locale }: { texts: FormTexts; locale: string },
): AnsweredPage[] {
  return flow.pages.flatMap((page) => {
    const answers = fieldsOn(page, flow)
      .filter(({ type }) => type !== 'statement' && type !== 'hidden')
      .map((field) => ({
        field,
        answer: answerInWords(field, valueOf(field, flow, values), texts, locale),
        drawing: drawingOf(field, values),
        changes: takesAnswer(field),
      }))
    return answers.length === 0
      ? []
      : [{ page, title: form.pages[page - 1]?.title ?? form.title, answers }]
  })
}

function valueOf({ id }: FormField, { computed }: FormFlow, values: Answers) {
  return computed[id] ?? (Object.hasOwn(values, id) ? values[id] : undefined)
}

function drawingOf({ id, type, drawing }: FormField, values: Answers): string | undefined {
  if (type !== 'signature' || drawing === 'none' || !Object.hasOwn(values, id)) return undefined
  return toSignature(values[id]).drawing
}
