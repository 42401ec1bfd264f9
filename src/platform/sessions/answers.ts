import { ADDRESS_PARTS, addressParts, toAddress } from '../../wire/address.ts'
import type { Address, AddressPart } from '../../wire/address.ts'
import { MAX_ANSWER_LENGTH } from '../../wire/answer-limits.ts'
import { answerText } from '../../wire/answer-text.ts'
import { isOption, selectionsOf } from '../../wire/fields/choice-field.ts'
import { isServersOwn, takesAnswer } from '../../wire/form-flow.ts'
import type { AnswerValue, Answers, FormField, LeadValue } from '../../wire/form.ts'
import { toSignature } from '../../wire/signature.ts'
import type { Signature } from '../../wire/signature.ts'
import { PlatformError } from '../platform-error.ts'

/** Characters of all answers of a session as JSON. */
const MAX_ANSWERS_LENGTH = 200_000

/**
 * The answers that belong to these fields, by field id, raw as typed. Whatever
 * else was sent is dropped, and so are read-only fields: only the owner sets those, and files and
 * appointments, which the server alone says.
 * @param byDataField Take a value under the field's data field too, as prefill does.
 * @throws {PlatformError} `invalid`: an answer is too long, or no text, number, boolean or list of texts.
 */
export function pickAnswers(
  fields: readonly FormField[],
  sent: Readonly<Record<string, unknown>>,
  byDataField = false,
): Answers {
  const picked: [string, AnswerValue][] = []
  for (const field of fields) {
    if (!takesAnswer(field) || isServersOwn(field)) continue
    // Nobody signs for somebody else.
    if (byDataField && field.type === 'signature') continue
    const key = [field.id, byDataField ? field.dataField : undefined].find(
      (name) => name !== undefined && Object.hasOwn(sent, name),
    )
    if (key !== undefined) picked.push([field.id, cleanAnswer(field, sent[key])])
  }
  return Object.fromEntries(picked)
}

/** @throws {PlatformError} `invalid`: more than a session holds. */
export function checkAnswersLength(answers: Answers): void {
  if (JSON.stringify(answers).length > MAX_ANSWERS_LENGTH) {
    throw new PlatformError('invalid', 'The answers of this session are too long together.')
  }
}

/** What a field shows: nothing typed yet, the lead's value; read-only, always the lead's. */
export function showLeadValues(
  fields: readonly FormField[],
  typed: Answers,
  leadValues: Readonly<Record<string, LeadValue>>,
): Answers {
  const shown: [string, AnswerValue][] = []
  for (const field of fields) {
    // A field that the visitor has emptied is '' and stays so.
    const own = field.readOnly ? undefined : valueOf(typed, field.id)
    const value = own ?? knownOf(field, leadValues) ?? field.defaultValue
    if (value !== undefined) shown.push([field.id, value])
  }
  return Object.fromEntries(shown)
}

function knownOf(
  field: FormField,
  leadValues: Readonly<Record<string, LeadValue>>,
): AnswerValue | undefined {
  if (isServersOwn(field) || (field.type === 'signature' && !field.readOnly)) return undefined
  const known = field.dataField && valueOf(leadValues, field.dataField)
  const whole = known === undefined ? undefined : fromLead(field, known)
  if (field.type !== 'address') return whole
  const parts = addressParts(field).flatMap(({ part, dataField }) => {
    const value = dataField && valueOf(leadValues, dataField)
    return value === undefined ? [] : [[part, String(value)]]
  })
  return parts.length > 0 ? Object.fromEntries(parts) : whole
}

/** Submitted answers as changes of the lead: blank removes, absent leaves. */
export function leadChanges(
  fields: readonly FormField[],
  answers: Answers,
): { set: Record<string, LeadValue>; remove: string[] } {
  const set: [string, LeadValue][] = []
  const remove: string[] = []
  for (const field of fields) {
    const value = valueOf(answers, field.id)
    if (field.readOnly || value === undefined) continue
    for (const [dataField, kept] of leadValuesOf(field, value)) {
      if (kept === '') remove.push(dataField)
      else set.push([dataField, kept])
    }
  }
  return { set: Object.fromEntries(set), remove }
}

/** The whole under the field's data field, the parts of an address under theirs. */
function leadValuesOf(field: FormField, value: AnswerValue): [string, LeadValue][] {
  const kept: [string | undefined, LeadValue][] = [[field.dataField, toLead(value)]]
  if (field.type === 'address') {
    const address = toAddress(value)
    for (const { part, dataField } of addressParts(field)) {
      kept.push([dataField, address[part] ?? ''])
    }
  }
  return kept.filter((one): one is [string, LeadValue] => one[0] !== undefined)
}

function valueOf<T>(values: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined
}

/** A lead keeps one text of several selections and of an address, and the names of files and of whoever signs. */
export function toLead(value: AnswerValue): LeadValue {
  if (typeof value !== 'object') return value
  return answerText(value)
}

function fromLead(field: FormField, value: LeadValue): AnswerValue {
  if (field.type !== 'checkboxes') return value
  return selectionsOf(value, field).filter((one) => isOption(field, one))
}

function cleanAnswer({ id: field, type }: FormField, value: unknown): AnswerValue {
  if (Array.isArray(value)) return cleanSelections(field, value)
  if (type === 'address' && typeof value === 'object' && value !== null) {
    return cleanAddress(field, value)
  }
  if (type === 'signature') return cleanSignature(field, value)
  if (typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value === 'string') {
    if (value.length <= MAX_ANSWER_LENGTH) return storable(value)
    throw new PlatformError('invalid', `An answer has ${MAX_ANSWER_LENGTH} characters at most.`, {
      field,
    })
  }
  throw new PlatformError('invalid', 'An answer is a text, a number, a boolean or a list.', {
    field,
  })
}

function cleanSelections(field: string, values: readonly unknown[]): string[] {
  const texts = values.filter((value) => typeof value === 'string')
  if (texts.length === values.length && texts.join('').length <= MAX_ANSWER_LENGTH) {
    return texts.map(storable)
  }
  const wanted = `A list of answers has texts, ${MAX_ANSWER_LENGTH} characters at most.`
  throw new PlatformError('invalid', wanted, { field })
}

/** Its parts, blank ones too: who empties one has said so. */
function cleanAddress(field: string, value: object): Address {
  const given = Object.entries(value).filter(([part]) =>
    ADDRESS_PARTS.includes(part as AddressPart),
  )
  const parts = given.filter((one): one is [AddressPart, string] => typeof one[1] === 'string')
  const fits = parts.every(([, text]) => text.length <= MAX_ANSWER_LENGTH)
  if (parts.length === given.length && fits) {
    return Object.fromEntries(parts.map(([part, text]) => [part, storable(text)]))
  }
  throw new PlatformError('invalid', 'The parts of an address are texts.', { field })
}

/** A drawing that no page of ours makes is none. */
function cleanSignature(field: string, value: unknown): Signature {
  const { name, drawing } = toSignature(value)
  if (name.length <= MAX_ANSWER_LENGTH) {
    return { name: storable(name), ...(drawing !== undefined && { drawing }) }
  }
  throw new PlatformError('invalid', `A name has ${MAX_ANSWER_LENGTH} characters at most.`, {
    field,
  })
}

/** `jsonb` takes neither U+0000 nor half a surrogate pair: https://www.postgresql.org/docs/current/datatype-json.html */
function storable(text: string): string {
  return Buffer.from(text).toString().replaceAll('\0', '')
}
