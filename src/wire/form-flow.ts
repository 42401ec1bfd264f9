import { compute } from './computation.ts'
import { holds } from './condition.ts'
import { decimalsOf } from './fields/number-field.ts'
import { reviewPage } from './review.ts'
import type { Answers, AnswerValue, FormDefinition, FormField, LeadValue } from './form.ts'

/** What is asked of a visitor who has answered so. */
export interface FormFlow {
  /** Numbers of the pages that are shown, from 1, and last that of the review. */
  pages: number[]
  /** Fields that are shown, in order, those of all pages. */
  fields: FormField[]
  /** The page that each of them is on, by field id. */
  pageOf: Map<string, number>
  /** What is made from the answers, by field id. */
  computed: Record<string, LeadValue>
}

/**
 * Goes through the form from its beginning: what a condition hides counts as
 * unanswered for those that come later.
 * @param values By field id, those of read-only fields too.
 */
export function formFlow(form: FormDefinition, values: Readonly<Answers>): FormFlow {
  const flow: FormFlow = { pages: [], fields: [], pageOf: new Map(), computed: {} }
  const asked = new Map<string, AnswerValue>()
  const answerTo = (field: string) => asked.get(field) ?? ''
  for (const [at, page] of form.pages.entries()) {
    if (page.showWhen !== undefined && !holds(page.showWhen, answerTo)) continue
    const before = flow.fields.length
    for (const field of page.fields) {
      if (field.showWhen !== undefined && !holds(field.showWhen, answerTo)) continue
      flow.fields.push(field)
      flow.pageOf.set(field.id, at + 1)
      if (field.computed)
        flow.computed[field.id] = madeFor(field, compute(field.computed, answerTo))
      const given = Object.hasOwn(values, field.id) ? values[field.id] : undefined
      const value = flow.computed[field.id] ?? given
      if (value === undefined) continue
      asked.set(field.id, value)
      if (field.dataField !== undefined) asked.set(field.dataField, value)
    }
    // Nothing to read and nothing to answer is no page.
    if (flow.fields.slice(before).some(isVisible)) flow.pages.push(at + 1)
  }
  const review = reviewPage(form)
  if (review !== null) flow.pages.push(review)
  return flow
}

/** An amount has the decimals of its currency. */
function madeFor({ type, currency }: FormField, value: LeadValue): LeadValue {
  if (type !== 'currency' || typeof value !== 'number') return value
  return Number(value.toFixed(decimalsOf(currency)))
}

/** Of questions that stand together without pages. */
export function questionFlow(questions: readonly FormField[], values: Readonly<Answers>): FormFlow {
  const page = { id: '', title: '', fields: [...questions] }
  return formFlow({ title: '', pages: [page] }, values)
}

export function fieldsOn(page: number, { fields, pageOf }: FormFlow): FormField[] {
  return fields.filter(({ id }) => pageOf.get(id) === page)
}

/** This page, or where it is passed over the next that is not, or else the last before. */
export function shownPage({ pages }: FormFlow, page: number): number {
  return pages.find((one) => one >= page) ?? pages.at(-1) ?? 1
}

/** The page that comes after this one, or before it; null at either end. */
export function nextPage({ pages }: FormFlow, page: number): number | null {
  return pages.find((one) => one > page) ?? null
}

export function previousPage({ pages }: FormFlow, page: number): number | null {
  return pages.findLast((one) => one < page) ?? null
}

/** What a page shows of its fields at all. */
export function isVisible(field: FormField): boolean {
  return field.type !== 'hidden'
}

/** Whether the server alone says what the answer is: what a page sends is not looked at. */
export function isServersOwn({ type }: FormField): boolean {
  return type === 'file' || type === 'appointment'
}

/** Whether a visitor gives an answer to it. */
export function takesAnswer(field: FormField): boolean {
  return field.type !== 'statement' && field.readOnly !== true && field.computed === undefined
}
