import type { FormDefinition } from '../../wire/form.ts'
import { DEFAULT_FILE_SIZE } from '../../wire/uploaded-file.ts'
import type { FileKeeping } from './file-store.ts'

/** A form that promises no more than is taken: what it says of sizes is the owner's, and the server has a limit of its own. */
export function limitedForm(form: FormDefinition, files: FileKeeping | undefined): FormDefinition {
  if (files === undefined) return form
  const { maxSize } = files
  const pages = form.pages.map((page) => ({
    ...page,
    fields: page.fields.map((field) =>
      field.type === 'file' && (field.maxSize ?? DEFAULT_FILE_SIZE) > maxSize
        ? { ...field, maxSize }
        : field,
    ),
  }))
  return { ...form, pages }
}
