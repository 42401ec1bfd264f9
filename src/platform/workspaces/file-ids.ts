import type { FormDefinition } from '../../wire/form.ts'
import type { WorkspaceFileForm } from '../../wire/workspace-file.ts'
import { idOfName, newId } from '../uuid.ts'

export interface Named {
  id: string
  name: string
}

/** An entry of the file with the row that it means. */
export interface Matched<Entry, Row> {
  entry: Entry
  id: string
  /** Undefined for a new one. */
  existing: Row | undefined
}

/**
 * Finds each entry's row: by its id when it gives one, else by its name. A new
 * one without an id gets one made from workspace and name: the same name finds
 * it again, and a second workspace can take the same file.
 */
export function matchEntries<Entry extends { id?: string | undefined }, Row extends Named>(
  workspaceId: string,
  noun: string,
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
  rows: readonly Row[],
): Matched<Entry, Row>[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const claimed = new Set(entries.map((entry) => entry.id))
  const byName = new Map(rows.filter((row) => !claimed.has(row.id)).map((row) => [row.name, row]))
  return entries.map((entry) => {
    if (entry.id !== undefined) return { entry, id: entry.id, existing: byId.get(entry.id) }
    const existing = byName.get(nameOf(entry))
    if (existing !== undefined) return { entry, id: existing.id, existing }
    const made = idOfName(workspaceId, noun, nameOf(entry))
    // A row that was renamed keeps the id of its first name.
    return { entry, id: byId.has(made) || claimed.has(made) ? newId() : made, existing: undefined }
  })
}

/** The id to write into a file: none when the name makes it anyway. */
export function writtenId(parentId: string, noun: string, name: string, id: string) {
  return id === idOfName(parentId, noun, name) ? {} : { id }
}

/** The form with ids on every page and field. */
export function withIds(formId: string, form: WorkspaceFileForm): FormDefinition {
  const { title, pages, thankYou } = form
  const definition = {
    title,
    pages: pages.map((page, at) => ({
      ...page,
      id: page.id ?? idOfName(formId, 'page', String(at + 1)),
      fields: page.fields.map((field) => ({
        ...field,
        id: field.id ?? idOfName(formId, 'field', field.dataField ?? field.label),
      })),
    })),
    ...(thankYou && { thankYou }),
  }
  // As the database gives it back: without keys that are undefined.
  return JSON.parse(JSON.stringify(definition)) as FormDefinition
}

/** The other way round: without the ids that would be made anyway. */
export function withoutIds(
  formId: string,
  definition: FormDefinition,
): Pick<WorkspaceFileForm, 'title' | 'pages' | 'thankYou'> {
  const { title, pages, thankYou } = definition
  return {
    title,
    pages: pages.map(({ id, fields, ...page }, at) => ({
      ...writtenId(formId, 'page', String(at + 1), id),
      ...page,
      fields: fields.map(({ id: fieldId, ...field }) => ({
        ...writtenId(formId, 'field', field.dataField ?? field.label, fieldId),
        ...field,
      })),
    })),
    ...(thankYou && { thankYou }),
  }
}
