import type { FormField } from '../../../wire/form.ts'
import type { FileList } from './file-list.ts'

/** Loads what sends files, where there is a question that takes some. */
export async function openFileLists(
  form: HTMLFormElement,
  fields: readonly FormField[],
): Promise<readonly FileList[]> {
  const asked = fields.filter(({ type }) => type === 'file')
  if (asked.length === 0) return []
  try {
    const { FileList } = await import('./file-list.ts')
    return asked.map((field) => new FileList(form, field))
  } catch {
    // The browser's own controls send them then, with the form: plain-files.ts.
    return []
  }
}
