import type { AnswerValue, Answers, FormField } from '../../wire/form.ts'
import { PlatformError } from '../platform-error.ts'

/** Characters of one answer, and of all answers of a session as JSON. */
const MAX_ANSWER_LENGTH = 10_000
const MAX_ANSWERS_LENGTH = 200_000

/**
 * The answers that belong to these fields, by field id, raw as typed. Whatever
 * else was sent is dropped, and so are read-only fields: only the owner sets those.
 * @param byDataField Take a value under the field's data field too, as prefill does.
 * @throws {PlatformError} `invalid`: an answer is too long, or no text, number or boolean.
 */
export function pickAnswers(
  fields: readonly FormField[],
  sent: Readonly<Record<string, unknown>>,
  byDataField = false,
): Answers {
  const picked: [string, AnswerValue][] = []
  for (const field of fields) {
    if (field.readOnly) continue
    const key = [field.id, byDataField ? field.dataField : undefined].find(
      (name) => name !== undefined && Object.hasOwn(sent, name),
    )
    if (key !== undefined) picked.push([field.id, cleanAnswer(field.id, sent[key])])
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
  leadValues: Readonly<Record<string, AnswerValue>>,
): Answers {
  const shown: [string, AnswerValue][] = []
  for (const field of fields) {
    // A field that the visitor has emptied is '' and stays so.
    const own = field.readOnly ? undefined : valueOf(typed, field.id)
    const value = own ?? (field.dataField && valueOf(leadValues, field.dataField))
    if (value !== undefined) shown.push([field.id, value])
  }
  return Object.fromEntries(shown)
}

/** Submitted answers as changes of the lead: blank removes, absent leaves. */
export function leadChanges(
  fields: readonly FormField[],
  answers: Answers,
): { set: Record<string, AnswerValue>; remove: string[] } {
  const set: [string, AnswerValue][] = []
  const remove: string[] = []
  for (const { id, dataField, readOnly } of fields) {
    const value = valueOf(answers, id)
    if (dataField === undefined || readOnly || value === undefined) continue
    if (value === '') remove.push(dataField)
    else set.push([dataField, value])
  }
  return { set: Object.fromEntries(set), remove }
}

function valueOf(values: Readonly<Record<string, AnswerValue>>, key: string) {
  return Object.hasOwn(values, key) ? values[key] : undefined
}

function cleanAnswer(field: string, value: unknown): AnswerValue {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value === 'string') {
    if (value.length <= MAX_ANSWER_LENGTH) return storable(value)
    throw new PlatformError('invalid', `An answer has ${MAX_ANSWER_LENGTH} characters at most.`, {
      field,
    })
  }
  throw new PlatformError('invalid', 'An answer is a text, a number or a boolean.', { field })
}

/** `jsonb` takes neither U+0000 nor half a surrogate pair: https://www.postgresql.org/docs/current/datatype-json.html */
function storable(text: string): string {
  return Buffer.from(text).toString().replaceAll('\0', '')
}
