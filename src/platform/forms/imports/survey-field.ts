import { isAccept, MAX_FILES } from '../../../wire/uploaded-file.ts'
import type { WrittenField } from './imported-form.ts'
import { isObject, numberOf, wordOf } from './json-schema-values.ts'
import type { Schema } from './json-schema-values.ts'

type Type = WrittenField['type']

const TYPES: Partial<Record<string, Type>> = {
  comment: 'textarea',
  dropdown: 'select',
  radiogroup: 'radio',
  imagepicker: 'radio',
  buttongroup: 'radio',
  checkbox: 'checkboxes',
  tagbox: 'checkboxes',
  boolean: 'checkbox',
  html: 'statement',
  signaturepad: 'signature',
  file: 'file',
}

const INPUTS: Partial<Record<string, Type>> = {
  email: 'email',
  tel: 'tel',
  number: 'number',
  range: 'number',
  date: 'date',
  time: 'time',
}

/** As SurveyJS has them where a survey says nothing. */
const LOWEST = 1
const HIGHEST = 5

const CHOICES: readonly Type[] = ['select', 'radio', 'checkboxes']
const TEXTS: readonly Type[] = ['input', 'email', 'tel', 'textarea']

/** What is asked otherwise there; of these nothing is kept. */
const LEFT_OUT = [
  'requiredIf',
  'enableIf',
  'validators',
  'defaultValueExpression',
  'choicesByUrl',
  'hasOther',
  'showOtherItem',
] as const

/** One question of a survey; a type that there is none of here is asked as text. */
export function surveyField(element: Schema, name: string, notes: string[]): WrittenField {
  const kind = wordOf(element['type']) ?? 'text'
  const label = wordOf(element['title']) ?? name
  const type = typeOf(element, kind)
  if (type === undefined) notes.push(`${name}: the type "${kind}" is asked as text`)
  for (const word of LEFT_OUT) if (word in element) notes.push(`${name}: "${word}" is left out`)
  if (type === 'statement') return { type, label, content: wordOf(element['html']) ?? label }
  const options = type !== undefined && CHOICES.includes(type) ? optionsOf(element) : undefined
  const known = options?.length === 0 ? undefined : type
  if (type !== known) notes.push(`${name}: it has no choices; it is asked as text`)
  const help = wordOf(element['description'])
  return {
    type: known ?? 'input',
    label,
    ...(help !== undefined && { help }),
    ...(element['isRequired'] === true && { required: true }),
    ...(known !== undefined && options && { options }),
    ...(known !== undefined && limits(element, known)),
    ...preset(element, known ?? 'input'),
  }
}

function typeOf(element: Schema, kind: string): Type | undefined {
  if (kind === 'rating')
    return numberOf(element['rateMin'] ?? LOWEST) === LOWEST ? 'rating' : 'scale'
  if (kind !== 'text') return TYPES[kind]
  const input = wordOf(element['inputType']) ?? 'text'
  return input === 'text' ? 'input' : INPUTS[input]
}

function optionsOf({ choices }: Schema): { value: string; label: string }[] {
  const all = Array.isArray(choices) ? (choices as unknown[]) : []
  return all.flatMap((choice) => {
    const value = isObject(choice) ? choice['value'] : choice
    if (!['string', 'number', 'boolean'].includes(typeof value) || value === '') return []
    return [
      {
        value: String(value),
        label: (isObject(choice) && wordOf(choice['text'])) || String(value),
      },
    ]
  })
}

function limits(element: Schema, type: Type): Partial<WrittenField> {
  const of = (name: string) => numberOf(element[name])
  const some = (key: keyof WrittenField, value: number | undefined) =>
    value === undefined ? {} : { [key]: value }
  if (type === 'rating') return { max: of('rateMax') ?? HIGHEST }
  if (type === 'scale') return { min: of('rateMin') ?? LOWEST, max: of('rateMax') ?? HIGHEST }
  if (type === 'number') return { ...some('min', of('min')), ...some('max', of('max')) }
  if (type === 'file') {
    const accept = wordOf(element['acceptedTypes'])
    return {
      ...(accept !== undefined && isAccept(accept) && { accept }),
      ...some('maxSize', of('maxSize') || undefined),
      ...(element['allowMultiple'] === true && { maxFiles: MAX_FILES }),
    }
  }
  // 0 stands for no limit there.
  if (type === 'checkboxes') {
    const least = some('minSelections', of('minSelectedChoices') || undefined)
    return { ...least, ...some('maxSelections', of('maxSelectedChoices') || undefined) }
  }
  const longest = of('maxLength') ?? 0
  return TEXTS.includes(type) && longest > 0 ? { maxLength: longest } : {}
}

function preset({ defaultValue }: Schema, type: Type): Partial<WrittenField> {
  const simple = ['string', 'number', 'boolean'].includes(typeof defaultValue)
  if (!simple || type === 'checkboxes') return {}
  return { defaultValue: defaultValue as string | number | boolean }
}
