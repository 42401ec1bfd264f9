import type { AddressPart } from '../../../../wire/address.ts'
import { addressParts } from '../../../../wire/address.ts'
import type { FormTexts } from '../../../../texts/form/en.ts'
import type { AnswerValue, FormField } from '../../../../wire/form.ts'
import type { FormWords } from '../own-words.ts'

export interface FieldView {
  texts: FormTexts
  /** BCP 47, for numbers and days. */
  locale: string
  /** Absent where it is not known what the field's own are in. */
  words?: FormWords | undefined
  field: FormField
  value: AnswerValue | undefined
  /** What is wrong with it, for a person. */
  problem: string | undefined
  /** Of an address: which of its parts. */
  wrongPart?: AddressPart | undefined
  /** A condition passes over it. */
  hidden: boolean
}

/** The id of a field's control, or of the first of several: where a link to the field leads. */
export function controlId(field: FormField, part = addressParts(field)[0]?.part): string {
  if (field.type === 'address') return `f-${field.id}-${part}`
  return isGroup(field) ? `f-${field.id}-0` : `f-${field.id}`
}

/** Asked with several controls. */
export function isGroup({ type }: FormField): boolean {
  return ['radio', 'checkboxes', 'rating', 'scale'].includes(type)
}

export function textOf(value: AnswerValue | undefined): string {
  return value === undefined || typeof value === 'object' ? '' : String(value)
}
