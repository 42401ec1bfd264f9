/** A form as `workspace.json` has it. */
import * as z from 'zod'
import { ADDRESS_PARTS } from './address.ts'
import type { AddressPart } from './address.ts'
import type { Computation, Operand } from './computation.ts'
import { COUNTRIES } from './countries.ts'
import { OPERATORS } from './condition.ts'
import type { Condition } from './condition.ts'
import { isDayRule } from './fields/date-field.ts'
import {
  dataField,
  id,
  leadGroupName,
  minutes,
  name,
  text,
  value,
} from './workspace-file-values.ts'
import { isAccept, MAX_FILES } from './uploaded-file.ts'
import { fileCopy } from './workspace-file-copy.ts'
import { fileTheme } from './workspace-file-theme.ts'
import { checkField, checkForm } from './workspace-file-form-rules.ts'
import { FIELD_TYPES } from './form.ts'
import { fileTranslations, languageTag } from './workspace-file-translations.ts'

const option = z.strictObject({ value: text(200), label: text(500) })

const operand: z.ZodType<Operand> = z.union([
  value,
  z.strictObject({ field: text(200).describe('An earlier field, by id or dataField') }),
  z.lazy(() => computed),
])
const operands = z.array(operand).min(1).max(50)
const two = z.tuple([operand, operand])

const computed: z.ZodType<Computation> = z.union([
  z.strictObject({ sum: operands }),
  z.strictObject({ product: operands }),
  z.strictObject({ difference: two }),
  z.strictObject({ quotient: two }),
  z.strictObject({ join: operands, separator: z.string().max(100).optional() }),
])

const dayRule = z
  .string()
  .refine(isDayRule, 'must be a date such as "2026-12-31", "today", "today+7" or "today-1"')
  .describe('For date, itself included')

const showWhen: z.ZodType<Condition> = z.union([
  z.strictObject({
    get all() {
      return z.array(showWhen).min(1).max(50)
    },
  }),
  z.strictObject({
    get any() {
      return z.array(showWhen).min(1).max(50)
    },
  }),
  z.strictObject({
    field: text(200).describe('An earlier field, by id or dataField'),
    operator: z.enum(OPERATORS),
    value: value.optional().describe('For all operators but isEmpty and isNotEmpty'),
  }),
])

const addressPartRule = z.strictObject({
  required: z.boolean().optional(),
  dataField: dataField.optional().describe('Where this part goes on the lead'),
})
const addressPartRules = Object.fromEntries(
  ADDRESS_PARTS.map((part) => [part, addressPartRule]),
) as Record<AddressPart, typeof addressPartRule>

/** One question; whoever asks some of his own asks them so. */
export const fileField = z
  .strictObject({
    id,
    type: z.enum(FIELD_TYPES),
    label: text(500).describe('The question'),
    dataField: dataField.optional().describe('Where the answer goes on the lead'),
    help: text(2000).optional(),
    required: z.boolean().optional(),
    readOnly: z.boolean().optional().describe("Shows the lead's value, takes none"),
    options: z
      .array(option)
      .min(1)
      .max(500)
      .optional()
      .describe('For select, radio and checkboxes'),
    min: z.number().optional().describe('For number, currency and scale'),
    max: z.number().optional().describe('For number, currency, scale and rating'),
    minLength: z.int().min(1).max(10_000).optional().describe('Characters, for text'),
    maxLength: z.int().min(1).max(10_000).optional().describe('Characters, for text'),
    pattern: text(500).optional().describe('Regular expression for the whole text'),
    patternHelp: text(500).optional().describe('What is said when the pattern does not fit'),
    earliest: dayRule.optional(),
    latest: dayRule.optional(),
    minSelections: z.int().min(1).max(500).optional().describe('For checkboxes'),
    maxSelections: z.int().min(1).max(500).optional().describe('For checkboxes'),
    currency: z
      .string()
      .refine(isCurrency, 'must be a currency of ISO 4217, such as "EUR"')
      .optional(),
    country: z
      .string()
      .refine((one) => COUNTRIES.includes(one), 'must be a country of ISO 3166, such as "GB"')
      .optional()
      .describe('For phone, where a number names none; for address, chosen at first'),
    parts: z
      .strictObject(addressPartRules)
      .partial()
      .optional()
      .describe('For address: which parts are asked'),
    accept: text(500)
      .refine(isAccept, 'must be types and extensions such as "image/*,.pdf"')
      .optional()
      .describe('For file: types and extensions, as in HTML'),
    maxSize: z
      .int()
      .min(1)
      .max(5_000_000_000)
      .optional()
      .describe('For file: bytes of each; absent: 10 MiB'),
    maxFiles: z.int().min(1).max(MAX_FILES).optional().describe('For file; absent: 1'),
    drawing: z
      .enum(['optional', 'none'])
      .optional()
      .describe('For signature: whether one can be drawn beside the name'),
    appointmentType: text(500)
      .optional()
      .describe('For appointment: the title, or the id, of the type that is made'),
    minLabel: text(200).optional().describe('For scale: what its lower end means'),
    maxLabel: text(200).optional().describe('For scale: what its upper end means'),
    content: text(20_000).optional().describe('HTML, for statement and consent'),
    defaultValue: value.optional().describe('Absent on the lead and in the session'),
    computed: computed.optional().describe('Made from earlier answers'),
    showWhen: showWhen.optional().describe('Asked only while this holds'),
    autocomplete: text(100).optional().describe('HTML autofill token'),
  })
  .superRefine(checkField)

const page = z.strictObject({
  id,
  title: text(500),
  fields: z.array(fileField).min(1).max(200),
  showWhen: showWhen.optional().describe('Passed over unless this holds'),
})

export const fileForm = z
  .strictObject({
    id,
    name: name('Unique in the workspace; visitors see the title'),
    leadGroup: leadGroupName.describe('Only for leads of this group; absent: for all'),
    closesAfterMinutes: minutes(1, 5_256_000).optional().describe('Absent: open until submitted'),
    language: languageTag.optional().describe('What its own texts are in'),
    translations: fileTranslations.optional(),
    title: text(500),
    pages: z.array(page).min(1).max(50),
    review: z
      .boolean()
      .optional()
      .describe('Show all answers on a page of its own before they are sent'),
    theme: fileTheme.optional().describe("In place of the workspace's, part by part"),
    copy: fileCopy.optional(),
    thankYou: z.strictObject({ title: text(500), text: text(5000) }).optional(),
  })
  .superRefine(checkForm)

function isCurrency(value: string): boolean {
  return Intl.supportedValuesOf('currency').includes(value)
}
