import type { FormDefinition } from './form.ts'

/** The page after the last, on which all answers are shown; null where the form wants none. */
export function reviewPage({ review, pages }: FormDefinition): number | null {
  return review === true ? pages.length + 1 : null
}

/** Of all pages, the review among them. */
export function pageCount(form: FormDefinition): number {
  return reviewPage(form) ?? form.pages.length
}

/** Null for the review, which has none of its own. */
export function pageTitle({ pages }: FormDefinition, page: number): string | null {
  return pages[page - 1]?.title ?? null
}

interface Change {
  /** Pages that are shown after it, the review last. */
  pages: readonly number[]
  /** The page on which an answer was changed, or that came up because of it. */
  page: number
  /** Whether the visitor has seen that page, and it is in order. */
  isDone: (page: number) => boolean
}

/** Back to the review, by way of what the change calls for. */
export function pageAfterChange({ pages, page, isDone }: Change): number | null {
  const later = pages.filter((one) => one > page)
  return later.slice(0, -1).find((one) => !isDone(one)) ?? later.at(-1) ?? null
}
