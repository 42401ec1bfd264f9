import * as z from 'zod/mini'
import type { FormField } from '../form.ts'
import { isPhoneNumber } from './contacts.ts'
import { textField } from './text-field.ts'

/**
 * Reads a phone number as people write it in a country.
 * @param country ISO 3166, for numbers that do not say their own.
 * @returns E.164, an extension after it as RFC 3966 writes it; null: it is no phone number.
 */
export type ReadPhone = (written: string, country: string | undefined) => string | null

/**
 * What copied text brings along from between letters of two directions.
 * https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** @param readPhone Absent while it is on its way: what looks like a number is taken as it was typed. */
export function phoneField(
  field: FormField,
  country: string | undefined,
  readPhone: ReadPhone = asTyped,
): z.ZodMiniType<string> {
  // What does not look like a number is none, whatever plans say: "1000" is one in Germany.
  const read = (written: string) => {
    const clean = written.replaceAll(DIRECTION_MARKS, '')
    return isPhoneNumber(clean) ? readPhone(clean, field.country ?? country) : null
  }
  return z.pipe(
    textField(field, { code: 'tel', test: (written) => read(written) !== null }),
    z.pipe(
      z.transform((written: string) => (written === '' ? '' : read(written))),
      z.string(),
    ),
  )
}

function asTyped(written: string): string {
  return written
}
