import * as z from 'zod/mini'
import { MAX_ANSWER_LENGTH } from '../answer-limits.ts'
import type { FormField } from '../form.ts'
import { linearPattern } from '../linear-pattern.ts'
import { check, unlessBlank } from './checks.ts'
import type { Rule } from './checks.ts'

/** Trimmed text, '' for nothing, that keeps the field's own rules and these. */
export function textField(
  field: FormField,
  ...rules: readonly Rule<string>[]
): z.ZodMiniType<string> {
  const { minLength = 0, maxLength = MAX_ANSWER_LENGTH, pattern } = field
  const own: Rule<string>[] = [
    { code: 'too-long', test: (value) => value.length <= maxLength },
    ...rules,
    { code: 'too-short', test: (value) => value.length >= minLength },
  ]
  if (pattern !== undefined) {
    own.push({ code: 'pattern', test: linearPattern(`^(?:${pattern})$`, MAX_ANSWER_LENGTH) })
  }
  return z.pipe(
    z.transform(toText),
    z
      .string()
      .check(
        check<string>({ code: 'required', test: (value) => !field.required || value !== '' }),
        ...own.map((rule) => check<string>(unlessBlank(rule))),
      ),
  )
}

/** Answers may come back as another type than the field's own, such as a number kept on the lead. */
function toText(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
