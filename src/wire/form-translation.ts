import type { FieldOption, FormDefinition, FormField } from './form.ts'

/** What a form says in another language than its own: all of it, by the ids of its pages and fields. */
export interface FormTranslation {
  title: string
  /** Titles by page id. */
  pages: Record<string, string>
  /** By field id. */
  fields: Record<string, FieldTranslation>
  thankYou?: { title: string; text: string }
}

/** What a field says besides its options. */
export const FIELD_WORDS = [
  'label',
  'help',
  'patternHelp',
  'minLabel',
  'maxLabel',
  'content',
] as const

export type FieldWord = (typeof FIELD_WORDS)[number]

type FieldTranslation = Partial<Record<FieldWord, string>> & {
  /** Labels by value. */
  options?: Record<string, string>
}

/** All languages in which a form can be read, its own first; none where that is not known. */
export function formLanguages({ language, translations = {} }: FormDefinition): string[] {
  return language === undefined ? [] : [language, ...Object.keys(translations)]
}

/** The form as it is read in one of its languages, without the others. */
export function formIn(form: FormDefinition, language: string | null): FormDefinition {
  const { translations = {}, ...own } = form
  const words = valueOf(translations, language ?? '')
  if (words === undefined) return own
  return {
    ...own,
    title: words.title,
    pages: own.pages.map((page) => ({
      ...page,
      title: valueOf(words.pages, page.id) ?? page.title,
      fields: page.fields.map((field) => fieldIn(field, valueOf(words.fields, field.id))),
    })),
    ...(words.thankYou && { thankYou: words.thankYou }),
  }
}

function fieldIn(field: FormField, words: FieldTranslation | undefined): FormField {
  if (words === undefined) return field
  const { options: labels = {}, ...texts } = words
  const options = field.options?.map((option): FieldOption => ({
    ...option,
    label: valueOf(labels, option.value) ?? option.label,
  }))
  return { ...field, ...texts, ...(options && { options }) }
}

function valueOf<Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined
}
