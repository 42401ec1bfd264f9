import type { WorkspaceFileForm } from '../../wire/workspace-file.ts'
import type { TypeInFile } from './apply-scope.ts'

/**
 * A form that is kept names types of appointments by id: a title may change.
 * @param idOf By title or id, and where that stands in the form.
 */
export function withTypeIds(
  form: WorkspaceFileForm,
  idOf: (type: string, path: string) => string,
): WorkspaceFileForm {
  return withTypes(form, idOf)
}

/** The other way round. */
export function withTypeTitles(
  form: WorkspaceFileForm,
  types: readonly TypeInFile[],
): WorkspaceFileForm {
  return withTypes(form, (wanted) => types.find(({ id }) => id === wanted)?.title ?? wanted)
}

function withTypes(
  form: WorkspaceFileForm,
  named: (type: string, path: string) => string,
): WorkspaceFileForm {
  const pages = form.pages.map((page, p) => ({
    ...page,
    fields: page.fields.map((field, f) => {
      const { appointmentType: type } = field
      if (type === undefined) return field
      const path = `pages[${p}].fields[${f}].appointmentType`
      return { ...field, appointmentType: named(type, path) }
    }),
  }))
  return { ...form, pages }
}
