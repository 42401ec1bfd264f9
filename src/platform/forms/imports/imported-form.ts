import type * as z from 'zod'
import type { fileForm } from '../../../wire/workspace-file-forms.ts'

/** A form as it is written in `workspace.json`, with the defaults left out. */
export type WrittenForm = z.input<typeof fileForm>
export type WrittenPage = WrittenForm['pages'][number]
export type WrittenField = WrittenPage['fields'][number]

/** What came of a form of another product. */
export interface ImportedForm {
  form: WrittenForm
  /** What was left out or taken as something else, a line each: where, and what became of it. */
  notes: string[]
}

/** The file is no form that we know, or one of which nothing can be asked. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
}
