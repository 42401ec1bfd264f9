/** A form as it is stored in a version, sent to the hosted page and written in `workspace.json`. */

import type { AppointmentAnswer } from './appointment-answer.ts'
import type { Address, AddressPart, AddressPartRule } from './address.ts'
import type { Computation } from './computation.ts'
import type { Condition } from './condition.ts'
import type { Signature } from './signature.ts'
import type { FormTranslation } from './form-translation.ts'
import type { Theme } from './theme.ts'
import type { UploadedFile } from './uploaded-file.ts'

export const FIELD_TYPES = [
  'input',
  'email',
  'tel',
  'phone',
  'address',
  'number',
  'currency',
  'date',
  'time',
  'select',
  'radio',
  'rating',
  'scale',
  'textarea',
  'checkbox',
  'checkboxes',
  'consent',
  'file',
  'signature',
  'appointment',
  'statement',
  'hidden',
] as const

export type FieldType = (typeof FIELD_TYPES)[number]

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
  /** For `select`, `radio` and `checkboxes`. */
  options?: FieldOption[]
  /** For `number`, `currency`, `rating` and `scale`; both ends included. A rating begins at 1. */
  min?: number
  max?: number
  /** Characters, for text fields. */
  minLength?: number
  maxLength?: number
  /** For text fields: a regular expression that the whole answer fits, matched in linear time. */
  pattern?: string
  /** Says what `pattern` wants, for a person. */
  patternHelp?: string
  /** For `date`: ISO 8601, or days from today such as `today`, `today+7` and `today-1`; both included. */
  earliest?: string
  latest?: string
  /** For `checkboxes`. */
  minSelections?: number
  maxSelections?: number
  /** For `currency`: ISO 4217. */
  currency?: string
  /** ISO 3166. For `phone`, of numbers that name no country; by default the visitor's. For `address`, chosen before anybody chooses. */
  country?: string
  /** For `address`: what is asked of it; absent, all. */
  parts?: Partial<Record<AddressPart, AddressPartRule>>
  /** For `file`: types and extensions, as HTML's `accept` has them; absent, all. */
  accept?: string
  /** For `file`: bytes of each. */
  maxSize?: number
  /** For `file`: by default 1. */
  maxFiles?: number
  /** For `signature`: whether one can be drawn beside the name; by default it can. */
  drawing?: 'optional' | 'none'
  /** For `appointment`: the id of the type of appointment that is made. */
  appointmentType?: string
  /** For `scale`: what its ends mean. */
  minLabel?: string
  maxLabel?: string
  /** For `statement` and `consent`: HTML, of which what is safe is shown. */
  content?: string
  /** What it holds before anything was typed, unless the lead or the session says otherwise. */
  defaultValue?: LeadValue
  /** Shown and kept, made from earlier answers; never taken from the visitor. */
  computed?: Computation
  /** Asked only while this holds. */
  showWhen?: Condition
  /** An HTML autofill token; by default from `dataField`. */
  autocomplete?: string
}

export interface FormPage {
  id: string
  title: string
  fields: FormField[]
  /** Passed over unless this holds. */
  showWhen?: Condition
}

/** A mail to the visitor with what was answered. Fields by id or data field. */
export interface AnswersCopy {
  /** The `email` field with the address. */
  to: string
  /** Only who has ticked this `checkbox` or `consent`. */
  if?: string
}

export interface FormDefinition {
  title: string
  /** BCP 47: what its texts are in. */
  language?: string
  /** The same texts in other languages, by language tag. */
  translations?: Record<string, FormTranslation>
  pages: FormPage[]
  /** All answers are shown before they are sent, on a page of its own after the last. */
  review?: boolean
  /** How it looks, in place of what the workspace says. */
  theme?: Theme
  /** Who submits it is sent what was answered. */
  copy?: AnswersCopy
  /** Words on the page after submitting. */
  thankYou?: { title: string; text: string }
}

/** What a lead keeps. */
export type LeadValue = string | number | boolean

/** What a visitor has put into a field; numbers are numbers once a form is submitted, `checkboxes` a list. */
export type AnswerValue =
  | LeadValue
  | string[]
  | Address
  | Signature
  | UploadedFile[]
  | AppointmentAnswer

/** Answers by field id. */
export type Answers = Record<string, AnswerValue>
