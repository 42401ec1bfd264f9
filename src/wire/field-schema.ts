import * as z from 'zod/mini'
import { MAX_ANSWER_LENGTH } from './answer-limits.ts'
import type { FieldMessages } from './field-messages.ts'
import type { Answers, AnswerValue, FormField } from './form.ts'
import type { FieldProblem, FieldProblemCode } from './page.ts'

/**
 * Takes what a visitor put into one field (`unknown`), gives the value to keep.
 * Blank optional fields give `''`, numbers a number, checkboxes a boolean. The
 * message of each issue is a {@link FieldProblemCode}.
 */
type FieldSchema = z.ZodMiniType<AnswerValue>

/** Compiles a field's JSON; the same schema runs in the browser and on the server. */
function fieldSchema(field: FormField): FieldSchema {
  switch (field.type) {
    case 'input':
    case 'textarea':
      return text(field)
    case 'email':
      return text(field, { code: 'email', test: isEmail })
    case 'tel':
      return text(field, { code: 'tel', test: isPhoneNumber })
    case 'date':
      return text(field, { code: 'date', test: isCalendarDate })
    case 'select':
    case 'radio':
      return text(field, { code: 'option', test: (value) => isOption(field, value) })
    case 'number':
      return number(field)
    case 'checkbox':
      return checkbox(field)
    default:
      return field.type satisfies never
  }
}

/**
 * Checks the fields of a page, or of a whole form, with at most one problem for
 * each. Read-only fields are passed over: nobody can be asked to mend a value
 * that only the owner can change.
 */
export function validatePage(
  fields: readonly FormField[],
  values: Readonly<Record<string, unknown>>,
  messages: FieldMessages,
): { problems: FieldProblem[]; values: Answers } {
  const problems: FieldProblem[] = []
  const accepted: [string, AnswerValue][] = []
  for (const field of fields) {
    if (field.readOnly) continue
    const value = Object.hasOwn(values, field.id) ? values[field.id] : ''
    const result = fieldSchema(field).safeParse(value)
    if (result.success) {
      accepted.push([field.id, result.data])
      continue
    }
    const code = (result.error.issues[0]?.message ?? 'required') as FieldProblemCode
    problems.push({ field: field.id, code, message: messages[code](field) })
  }
  return { problems, values: Object.fromEntries(accepted) }
}

interface Rule {
  code: FieldProblemCode
  test: (value: string) => boolean
}

/** An issue whose message is the code; `abort` keeps the later checks from speaking as well. */
const check = <T>({ code, test }: { code: FieldProblemCode; test: (value: T) => boolean }) =>
  z.refine<T>(test, { error: code, abort: true })

function text(field: FormField, rule?: Rule): z.ZodMiniType<string> {
  const longest = field.maxLength ?? MAX_ANSWER_LENGTH
  return z.pipe(
    z.transform(toText),
    z.string().check(
      check({ code: 'required', test: (value) => !field.required || value !== '' }),
      check({ code: 'too-long', test: (value) => value.length <= longest }),
      check({
        code: rule?.code ?? 'required',
        test: (value) => value === '' || rule === undefined || rule.test(value),
      }),
    ),
  )
}

function number(field: FormField): FieldSchema {
  const { min = -Infinity, max = Infinity } = field
  return z.pipe(
    text(field, { code: 'number', test: isNumber }),
    z.pipe(
      z.transform((value: string): number | '' => (value === '' ? '' : Number(value))),
      z
        .union([z.literal(''), z.number()])
        .check(
          check({ code: 'min', test: (value) => value === '' || value >= min }),
          check({ code: 'max', test: (value) => value === '' || value <= max }),
        ),
    ),
  )
}

function checkbox(field: FormField): FieldSchema {
  return z.pipe(
    z.transform((value: unknown) => value === true || value === 'true' || value === 'on'),
    z.boolean().check(check({ code: 'required', test: (value) => !field.required || value })),
  )
}

/** Answers may come back as another type than the field's own, such as a number kept on the lead. */
function toText(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/**
 * Looser than RFC 5322 on letters (addresses may be in any script, RFC 6531)
 * and stricter on the domain, where a missing dot is a typing slip.
 * https://www.rfc-editor.org/rfc/rfc6531
 */
const EMAIL =
  /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[^\s@<>()[\]\\,;:"\p{C}.]+(\.[^\s@<>()[\]\\,;:"\p{C}.]+)+$/u

function isEmail(value: string): boolean {
  return value.length <= 254 && EMAIL.test(value)
}

const PHONE = /^\+?[\p{Nd}\s().\-/]+(?:\s*(?:x|ext\.?|#)\s*\p{Nd}{1,8})?$/iu

/** 5 to 15 digits (the longest of E.164), as people write them, an extension apart. */
function isPhoneNumber(value: string): boolean {
  if (value.length > 40 || !PHONE.test(value)) return false
  const digits = value.replace(/(x|ext|#).*$/iu, '').match(/\p{Nd}/gu)?.length ?? 0
  return digits >= 5 && digits <= 15
}

/**
 * Digits with an optional point: a comma means thousands to some and decimals to
 * others. An exponent is how JavaScript prints a large number that it gave before.
 */
function isNumber(value: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(value) && Number.isFinite(Number(value))
}

/** `yyyy-mm-dd`, a day that exists. */
export function isCalendarDate(value: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (parts === null || parts[1] === '0000') return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

function isOption(field: FormField, value: string): boolean {
  return field.options?.some((option) => option.value === value) ?? false
}
