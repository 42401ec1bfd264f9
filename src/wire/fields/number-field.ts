import * as z from 'zod/mini'
import type { FieldType, FormField } from '../form.ts'
import { check, unlessBlank } from './checks.ts'
import type { Rule } from './checks.ts'
import { textField } from './text-field.ts'

/** A number, '' for nothing, between the field's ends. */
export function numberField(
  field: FormField,
  ...rules: readonly Rule<number>[]
): z.ZodMiniType<number | ''> {
  const { min = -Infinity, max = Infinity } = field
  const own: readonly Rule<number>[] = [
    ...rules,
    { code: 'min', test: (value) => value >= min },
    { code: 'max', test: (value) => value <= max },
  ]
  return z.pipe(
    textField(field, { code: 'number', test: isNumber }),
    z.pipe(
      z.transform((value: string): number | '' => (value === '' ? '' : Number(value))),
      z
        .union([z.literal(''), z.number()])
        .check(...own.map((rule) => check<number | ''>(unlessBlank(rule)))),
    ),
  )
}

/** An amount with no more decimals than its currency has: none in yen, three in dinars. */
export function currencyField(field: FormField): z.ZodMiniType<number | ''> {
  const most = decimalsOf(field.currency)
  const fits = (value: number) => Number(value.toFixed(most)) === value
  return numberField(field, { code: 'decimals', test: fits })
}

/** https://tc39.es/ecma402/#sec-currencydigits */
export function decimalsOf(currency = 'EUR'): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return maximumFractionDigits ?? 2
}

/** One of the whole numbers between the ends of a rating or a scale. */
export function stepField(field: FormField): z.ZodMiniType<number | ''> {
  return numberField({ ...field, ...endsOf(field) }, { code: 'option', test: Number.isInteger })
}

/** By default five stars, or 0 to 10. */
export function endsOf({
  type,
  min,
  max,
}: {
  type: FieldType
  min?: number | undefined
  max?: number | undefined
}): { min: number; max: number } {
  return type === 'rating' ? { min: 1, max: max ?? 5 } : { min: min ?? 0, max: max ?? 10 }
}

/**
 * Digits with an optional point: a comma means thousands to some and decimals to
 * others. An exponent is how JavaScript prints a large number that it gave before.
 */
function isNumber(value: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(value) && Number.isFinite(Number(value))
}
