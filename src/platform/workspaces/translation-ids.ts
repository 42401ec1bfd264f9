import type { FormTranslation } from '../../wire/form-translation.ts'
import type { FormPage } from '../../wire/form.ts'
import { nameOfPage, namesOfField } from '../../wire/workspace-file-translations.ts'
import type { WorkspaceFileForm } from '../../wire/workspace-file.ts'

type FilePages = WorkspaceFileForm['pages']
type Translations = Record<string, FormTranslation>
type FileTranslations = NonNullable<WorkspaceFileForm['translations']>

/**
 * Translations by the ids of pages and fields.
 * @param written As the file has them, in the order of `pages`.
 */
export function translationsWithIds(
  translations: FileTranslations,
  written: FilePages,
  pages: readonly FormPage[],
): Translations {
  const names = {
    pages: written.map((page, at): Renaming => [nameOfPage(page), pages[at]?.id ?? '']),
    fields: written.flatMap(({ fields }, p) =>
      fields.flatMap((field, f) =>
        namesOfField(field).map((name): Renaming => [name, pages[p]?.fields[f]?.id ?? '']),
      ),
    ),
  }
  return renamed(translations, names)
}

/** The other way round: by the names that the file has for them. */
export function translationsByName(
  translations: Translations,
  written: FilePages,
  pages: readonly FormPage[],
): FileTranslations {
  const names = {
    pages: written.map((page, at): Renaming => [pages[at]?.id ?? '', nameOfPage(page)]),
    // People know a data field; an id is for where there is none.
    fields: written.flatMap(({ fields }, p) =>
      fields.map((field, f): Renaming => [
        pages[p]?.fields[f]?.id ?? '',
        field.dataField ?? namesOfField(field)[0] ?? '',
      ]),
    ),
  }
  return renamed(translations, names)
}

/** From what to what. Pages of one title have one name. */
type Renaming = [string, string]

function renamed(
  translations: Translations,
  names: Record<'pages' | 'fields', readonly Renaming[]>,
): Translations {
  const rename = <Words>(words: Readonly<Record<string, Words>>, of: readonly Renaming[]) =>
    Object.fromEntries(
      of.flatMap(([from, to]): [string, Words][] => {
        const said = Object.hasOwn(words, from) ? words[from] : undefined
        return said === undefined ? [] : [[to, said]]
      }),
    )
  return Object.fromEntries(
    Object.entries(translations).map(([tag, { pages, fields, ...own }]) => [
      tag,
      { ...own, pages: rename(pages, names.pages), fields: rename(fields, names.fields) },
    ]),
  )
}
