import type { AddressPart } from './address.ts'
import type { FormField } from './form.ts'
import type { FieldProblemCode } from './page.ts'

/** What a person reads when a field is wrong: what is amiss, and what to do. */
export type FieldMessages = Record<
  FieldProblemCode,
  (field: FormField, part?: AddressPart) => string
>
