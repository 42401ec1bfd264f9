import { isObject, wordOf } from './json-schema-values.ts'

/** A text of a survey: one for all languages, or its default one. */
export function said(value: unknown): string | undefined {
  return isObject(value) ? (wordOf(value['default']) ?? wordOf(value['en'])) : wordOf(value)
}
