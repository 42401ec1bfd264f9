import * as z from 'zod/mini'
import type { FormField } from '../form.ts'
import { check } from './checks.ts'

export function isOption(field: FormField, value: string): boolean {
  return field.options?.some((option) => option.value === value) ?? false
}

/** One box: ticked or not. */
export function checkbox(field: FormField): z.ZodMiniType<boolean> {
  return z.pipe(
    z.transform((value: unknown) => value === true || value === 'true' || value === 'on'),
    z.boolean().check(check({ code: 'required', test: (value) => !field.required || value })),
  )
}

/** Several boxes: the values of those that are ticked, in the order of the options, each once. */
export function checkboxes(field: FormField): z.ZodMiniType<string[]> {
  const { minSelections = 0, maxSelections = Infinity } = field
  return z.pipe(
    z.transform((value: unknown) => inOrder(field, selectionsOf(value, field))),
    z.array(z.string()).check(
      check({ code: 'required', test: (values) => !field.required || values.length > 0 }),
      check({ code: 'option', test: (values) => values.every((one) => isOption(field, one)) }),
      check({
        code: 'too-few',
        test: (values) => values.length === 0 || values.length >= minSelections,
      }),
      check({ code: 'too-many', test: (values) => values.length <= maxSelections }),
    ),
  )
}

/** What joins several selections where one text is kept of them: on the lead. */
const SELECTIONS_JOINED_BY = ', '

/** A list, one selection, or several as the lead keeps them. */
export function selectionsOf(value: unknown, field: FormField): string[] {
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string')
  if (typeof value !== 'string' || value === '') return []
  return isOption(field, value) ? [value] : value.split(SELECTIONS_JOINED_BY)
}

function inOrder(field: FormField, values: readonly string[]): string[] {
  const known = field.options?.map((option) => option.value) ?? []
  const place = (value: string) => (known.includes(value) ? known.indexOf(value) : known.length)
  return [...new Set(values)].toSorted((a, b) => place(a) - place(b))
}
