import * as z from 'zod'
import { addressParts } from '../../wire/address.ts'
import { MAX_ADDRESS_PART_LENGTH, MAX_ANSWER_LENGTH } from '../../wire/answer-limits.ts'
import { COUNTRIES } from '../../wire/countries.ts'
import { endsOf } from '../../wire/fields/number-field.ts'
import { MAX_DRAWING_LENGTH, MAX_SIGNATURE_NAME_LENGTH } from '../../wire/signature.ts'
import type { FormDefinition, FormField } from '../../wire/form.ts'

/**
 * JSON Schema of what a form keeps of its answers, each under its data field or else its id.
 * What a condition may pass over is never required; a form's own rules are stricter
 * where a schema has no words for them, such as for days counted from today.
 * https://json-schema.org/draft/2020-12
 */
export function answersSchema({ title, pages }: FormDefinition): object {
  const properties = pages.flatMap((page) =>
    page.fields.flatMap((field): [string, z.ZodType][] => {
      const schema = keptSchema(field)
      if (schema === null) return []
      const sure = page.showWhen === undefined && field.showWhen === undefined
      const named = describe(field, schema)
      const kept = sure && isRequired(field) ? named : named.optional()
      return [[field.dataField ?? field.id, kept]]
    }),
  )
  return z.toJSONSchema(z.object(Object.fromEntries(properties)).meta({ title }), { io: 'input' })
}

function isRequired({ required, readOnly, computed }: FormField): boolean {
  return required === true && readOnly !== true && computed === undefined
}

/** Nobody is asked: it is what the owner's lead has, or what was computed. */
const GIVEN = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

function describe(field: FormField, schema: z.ZodType): z.ZodType {
  const title = field.label
  if (field.readOnly || field.computed) return GIVEN.meta({ title, readOnly: true })
  const neverBlank = ['checkbox', 'consent', 'checkboxes', 'file'].includes(field.type)
  const whole = neverBlank || isRequired(field) ? schema : z.union([schema, z.literal('')])
  return whole.meta({ title })
}

/** Null for what keeps nothing. */
function keptSchema(field: FormField): z.ZodType | null {
  switch (field.type) {
    case 'input':
    case 'textarea':
    case 'hidden':
    case 'email':
    case 'tel':
      return text(field)
    case 'phone':
      // https://www.itu.int/rec/T-REC-E.164
      return z.string().regex(/^\+[1-9]\d{1,14}(;ext=\d+)?$/)
    case 'address':
      return address(field)
    case 'date':
      return day(field)
    case 'time':
      return z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/)
    case 'select':
    case 'radio':
      return z.enum(valuesOf(field))
    case 'number':
    case 'currency':
      return between(z.number(), field)
    case 'rating':
    case 'scale':
      return between(z.int(), endsOf(field))
    case 'checkbox':
    case 'consent':
      return isRequired(field) ? z.literal(true) : z.boolean()
    case 'checkboxes':
      return selections(field)
    case 'file':
      return files(field)
    case 'signature':
      return signature(field)
    case 'appointment':
      return appointment()
    case 'statement':
      return null
    default:
      return field.type satisfies never
  }
}

function text(field: FormField): z.ZodString {
  const { minLength = isRequired(field) ? 1 : 0, maxLength = MAX_ANSWER_LENGTH, pattern } = field
  const schema = z.string().min(minLength).max(maxLength)
  return pattern === undefined ? schema : schema.regex(new RegExp(`^(?:${pattern})$`, 'u'))
}

/** No schema counts from today: that is for people to read. */
function day({ earliest, latest }: FormField): z.ZodType {
  const ends = [earliest && `from ${earliest}`, latest && `to ${latest}`].filter(Boolean)
  return ends.length === 0 ? z.iso.date() : z.iso.date().meta({ description: ends.join(' ') })
}

function between(schema: z.ZodNumber, { min, max }: { min?: number; max?: number }): z.ZodNumber {
  const least = min === undefined ? schema : schema.min(min)
  return max === undefined ? least : least.max(max)
}

function selections(field: FormField): z.ZodType {
  const { minSelections, maxSelections } = field
  const list = z.array(z.enum(valuesOf(field))).max(maxSelections ?? valuesOf(field).length)
  const least = list.min(minSelections ?? 1)
  return isRequired(field) ? least : z.union([least, list.max(0)])
}

function address(field: FormField): z.ZodType {
  const parts = addressParts(field).map(({ part }) => {
    const schema = part === 'country' ? z.enum(COUNTRIES) : z.string().max(MAX_ADDRESS_PART_LENGTH)
    return [part, schema.optional()]
  })
  return z.strictObject(Object.fromEntries(parts) as Record<string, z.ZodType>)
}

function files({ required, maxFiles = 1 }: FormField): z.ZodType {
  const text = z.string()
  const file = z.strictObject({ id: text, name: text, size: z.int().min(0), type: text })
  return z
    .array(file)
    .min(required ? 1 : 0)
    .max(maxFiles)
}

function signature({ drawing }: FormField): z.ZodType {
  const name = z.string().min(1).max(MAX_SIGNATURE_NAME_LENGTH)
  if (drawing === 'none') return z.strictObject({ name })
  const strokes = z.string().max(MAX_DRAWING_LENGTH)
  const described = strokes.meta({ description: 'd of an SVG path, in a box of 1200 by 400' })
  return z.strictObject({ name, drawing: described.optional() })
}

function appointment(): z.ZodType {
  const instant = z.iso.datetime()
  const status = z.enum(['confirmed', 'pending'])
  return z.strictObject({ start: instant, end: instant, timeZone: z.string(), status })
}

function valuesOf({ options = [] }: FormField): string[] {
  return options.map(({ value }) => value)
}
