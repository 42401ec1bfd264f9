/** A form as it is stored in a version, sent to the hosted page and written in `workspace.json`. */

export type FieldType =
  | 'input'
  | 'email'
  | 'tel'
  | 'number'
  | 'date'
  | 'select'
  | 'radio'
  | 'textarea'
  | 'checkbox'

export interface FieldOption {
  value: string
  label: string
}

export interface FormField {
  /** UUID; FLG calls it `journeyFieldId`. Values are kept under it. */
  id: string
  type: FieldType
  /** The question; FLG calls it `text`. */
  label: string
  /** Where the value goes on the lead; absent, it stays with the session. */
  dataField?: string
  help?: string
  required?: boolean
  /** Filled from the lead, shown, never taken from the visitor. */
  readOnly?: boolean
  /** For `select` and `radio`. */
  options?: FieldOption[]
  /** For `number`; both ends included. */
  min?: number
  max?: number
  /** Characters, for text fields. */
  maxLength?: number
  /** An HTML autofill token; by default from `dataField`. */
  autocomplete?: string
}

export interface FormPage {
  id: string
  title: string
  fields: FormField[]
}

export interface FormDefinition {
  title: string
  pages: FormPage[]
  /** Words on the page after submitting. */
  thankYou?: { title: string; text: string }
}

/** What a visitor has put into a field; numbers are numbers once a form is submitted. */
export type AnswerValue = string | number | boolean

/** Answers by field id. */
export type Answers = Record<string, AnswerValue>
