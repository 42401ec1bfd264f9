import type { FormDefinition, FormField, FormPage } from '../../wire/form.ts'
import type { WorkspaceFileForm } from '../../wire/workspace-file.ts'
import { idOfName, newId } from '../uuid.ts'
import { translationsByName, translationsWithIds } from './translation-ids.ts'

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
  /** Ids of rows that all have the entry's name, where it says not which it means. */
  ambiguous?: string[]
}

/**
 * Finds each entry's row: by its id when it gives one, else by its name. A new
 * one without an id gets one made from workspace and name: the same name finds
 * it again, and a second workspace can take the same file. Where names repeat,
 * the row with that id is meant.
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
  const byName = new Map<string, Row[]>()
  for (const row of rows) {
    if (!claimed.has(row.id)) byName.set(row.name, [...(byName.get(row.name) ?? []), row])
  }
  return entries.map((entry) => {
    if (entry.id !== undefined) return { entry, id: entry.id, existing: byId.get(entry.id) }
    const made = idOfName(workspaceId, noun, nameOf(entry))
    const named = byName.get(nameOf(entry)) ?? []
    const existing = named.find(({ id }) => id === made) ?? named[0]
    if (existing === undefined) {
      // A row that was renamed keeps the id of its first name.
      const id = byId.has(made) || claimed.has(made) ? newId() : made
      return { entry, id, existing: undefined }
    }
    const isClear = named.length === 1 || existing.id === made
    const ambiguous = isClear ? {} : { ambiguous: named.map(({ id }) => id) }
    return { entry, id: existing.id, existing, ...ambiguous }
  })
}

/** The id to write into a file: none when the name makes it anyway. */
export function writtenId(parentId: string, noun: string, name: string, id: string) {
  return id === idOfName(parentId, noun, name) ? {} : { id }
}

/** The form with ids on every page and field. */
export function withIds(formId: string, form: WorkspaceFileForm): FormDefinition {
  const { language, translations, title, pages: written, review, theme, copy, thankYou } = form
  const pages = written.map((page, at) => ({
    ...page,
    id: page.id ?? idOfName(formId, 'page', String(at + 1)),
    fields: fieldsWithIds(formId, page.fields),
  })) as FormPage[]
  const definition = {
    title,
    ...(language && { language }),
    ...(translations && { translations: translationsWithIds(translations, written, pages) }),
    pages,
    ...(review && { review }),
    ...(theme && { theme }),
    ...(copy && { copy }),
    ...(thankYou && { thankYou }),
  }
  return withoutUndefined(definition) as FormDefinition
}

type FileField = WorkspaceFileForm['pages'][number]['fields'][number]

/** @param ownerId Of the form or appointment type that they are of. */
export function fieldsWithIds(ownerId: string, fields: readonly FileField[]): FormField[] {
  const withIds = fields.map((field) => ({
    ...field,
    id: field.id ?? idOfName(ownerId, 'field', field.dataField ?? field.label),
  }))
  return withoutUndefined(withIds) as FormField[]
}

/** The other way round. */
export function fieldsWithoutIds(ownerId: string, fields: readonly FormField[]): FileField[] {
  return fields.map(({ id, ...field }) => ({
    ...writtenId(ownerId, 'field', field.dataField ?? field.label, id),
    ...field,
  }))
}

/** As the database gives it back: without keys that are undefined. */
export function withoutUndefined<Value>(value: Value): WithoutUndefined<Value> {
  return JSON.parse(JSON.stringify(value)) as WithoutUndefined<Value>
}

/** Zod's optional keys may be undefined; JSON knows only absent ones. */
type WithoutUndefined<Value> = Value extends readonly (infer Item)[]
  ? WithoutUndefined<Item>[]
  : Value extends object
    ? { [Key in keyof Value]: WithoutUndefined<Exclude<Value[Key], undefined>> }
    : Value

/** The other way round: without the ids that would be made anyway. */
export function withoutIds(
  formId: string,
  definition: FormDefinition,
): Omit<WorkspaceFileForm, 'id' | 'name' | 'leadGroup' | 'closesAfterMinutes'> {
  const { language, translations, title, pages, review, theme, copy, thankYou } = definition
  const written = pages.map(({ id, fields, ...page }, at) => ({
    ...writtenId(formId, 'page', String(at + 1), id),
    ...page,
    fields: fieldsWithoutIds(formId, fields),
  }))
  return {
    title,
    ...(language && { language }),
    ...(translations && { translations: translationsByName(translations, written, pages) }),
    pages: written,
    ...(review && { review }),
    ...(theme && { theme }),
    ...(copy && { copy }),
    ...(thankYou && { thankYou }),
  }
}
