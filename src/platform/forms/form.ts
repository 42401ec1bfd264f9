import type { FormDefinition, FormField } from '../../wire/form.ts'

/** A form with one of its versions. */
export interface Form {
  id: string
  workspaceId: string
  /** Null: for leads of every group. */
  leadGroupId: string | null
  /** The form's name in the workspace; visitors see the definition's title. */
  templateName: string
  /** How long a new session stays open, in minutes; null: until it is submitted. */
  closesAfterMinutes: number | null
  versionId: string
  definition: FormDefinition
  createdAt: Date
  modifiedAt: Date
}

export function formFields(definition: FormDefinition): FormField[] {
  return definition.pages.flatMap((page) => page.fields)
}
