import * as z from 'zod/mini'
import type { Answers } from '../../wire/form.ts'
import { answersSchema } from '../../wire/page-answers.ts'
import { batchNameSchema } from '../../wire/page-requests.ts'
import type { BatchName } from '../../wire/page.ts'

/** Answers that go to the server together. */
export interface Batch extends BatchName {
  values: Answers
}

/** What was typed and is not known to have been saved. */
export interface Unsaved {
  /** What this page has seen last: a higher one is somebody else's. */
  rev: number
  batch: Batch | null
  /** Since then, by field id. */
  changed: Answers
}

/**
 * Keeps in this tab what is not saved yet, so that it outlives a reload without
 * a connection and the end of the browser. Not in `localStorage`: on a shared
 * machine it must be gone with the tab.
 * @param session The session's id.
 */
export class UnsavedAnswers {
  readonly #key: string

  constructor(session: string) {
    this.#key = `sessionframe:unsaved:${session}`
  }

  keep(unsaved: Unsaved | null): void {
    try {
      if (unsaved === null) sessionStorage.removeItem(this.#key)
      else sessionStorage.setItem(this.#key, JSON.stringify(unsaved))
    } catch {
      // Full, or refused in a frame of another site: then only the page has it.
    }
  }

  /** Null where there is none, or none that can be read. */
  kept(): Unsaved | null {
    try {
      const found = schema.safeParse(JSON.parse(sessionStorage.getItem(this.#key) ?? 'null'))
      return found.success ? found.data : null
    } catch {
      return null
    }
  }
}

const schema: z.ZodMiniType<Unsaved> = z.object({
  rev: z.int(),
  batch: z.nullable(z.extend(batchNameSchema, { values: answersSchema })),
  changed: answersSchema,
})
