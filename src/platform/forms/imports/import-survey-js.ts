/** A survey of SurveyJS: https://surveyjs.io/form-library/documentation/api-reference/survey-data-model */
import { FORM_TEXTS } from '../../../texts/all-form-texts.ts'
import { languageOf } from '../../../texts/languages.ts'
import type { Condition } from '../../../wire/condition.ts'
import { ImportError } from './imported-form.ts'
import type { ImportedForm, WrittenField, WrittenPage } from './imported-form.ts'
import { dataFieldNames } from './import-names.ts'
import { isObject, wordOf } from './json-schema-values.ts'
import type { Schema } from './json-schema-values.ts'
import { surveyCondition } from './survey-condition.ts'
import { surveyField } from './survey-field.ts'
import { languageTag, surveyIn, surveyLanguages, translationOf } from './survey-languages.ts'

/**
 * The pages and questions of a survey; panels are taken apart. What `visibleIf` says is kept where
 * it compares an earlier question with a value; otherwise the question is always asked, and that is
 * noted. Texts in other languages are translations.
 * @throws {ImportError}
 */
export function importSurveyJs(json: unknown): ImportedForm {
  if (!isObject(json)) throw new ImportError('a survey is an object')
  const [own, ...others] = surveyLanguages(json)
  const { form, notes } = readSurvey(surveyIn(json, { tag: own, own }), own)
  if (others.length === 0) return { form, notes }
  const lacking: string[] = []
  const translations = others.map((tag) => {
    const lacks = (text: string) =>
      lacking.push(`${tag}: ${JSON.stringify(text)} is not translated, and stands there as it is`)
    const other = readSurvey(surveyIn(json, { tag, own }, lacks), tag)
    return [languageTag(tag), translationOf(form, other.form)]
  })
  return {
    form: {
      ...form,
      language: languageTag(own),
      translations: Object.fromEntries(translations),
    },
    notes: [...notes, ...lacking],
  }
}

/** @param language What its texts are in. */
function readSurvey(json: unknown, language: string): ImportedForm {
  if (!isObject(json)) throw new ImportError('a survey is an object')
  const survey = new SurveyReader()
  const title = wordOf(json['title']) ?? 'Form'
  const raw = Array.isArray(json['pages']) ? (json['pages'] as unknown[]) : [json]
  const pages = raw.flatMap((page) => (isObject(page) ? survey.page(page, title) : []))
  if (pages.length === 0) throw new ImportError('the survey has no questions to ask')
  const thanks = wordOf(json['completedHtml'])
  if (thanks !== undefined) survey.notes.push('completedHtml: its words alone are kept')
  const text = thanks
    ?.replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const { thanks: thanked } = FORM_TEXTS[languageOf(language) ?? 'en']
  return {
    form: { name: title, title, pages, ...(text && { thankYou: { title: thanked, text } }) },
    notes: survey.notes,
  }
}

class SurveyReader {
  readonly notes: string[] = []
  readonly #nameOf = dataFieldNames()
  /** Data fields of the questions so far, by their names in the survey. */
  readonly #before = new Map<string, string>()

  page(page: Schema, fallback: string): WrittenPage[] {
    const title = wordOf(page['title']) ?? fallback
    const showWhen = this.#condition(page, title)
    const fields = this.#elements(page)
    return fields.length === 0 ? [] : [{ title, fields, ...(showWhen && { showWhen }) }]
  }

  #elements(within: Schema): WrittenField[] {
    const elements = within['elements'] ?? within['questions']
    if (!Array.isArray(elements)) return []
    return (elements as unknown[]).flatMap((element) =>
      isObject(element) ? this.#element(element) : [],
    )
  }

  #element(element: Schema): WrittenField[] {
    const name = typeof element['name'] === 'string' ? element['name'] : 'question'
    const showWhen = this.#condition(element, name)
    if (element['type'] === 'panel') {
      return this.#elements(element).map((field) => withCondition(field, showWhen))
    }
    const field = surveyField(element, name, this.notes)
    if (field.type === 'statement') return [withCondition(field, showWhen)]
    const dataField = this.#nameOf(name)
    this.#before.set(name, dataField)
    return [withCondition({ ...field, dataField }, showWhen)]
  }

  #condition(element: Schema, name: string): Condition | undefined {
    const text = element['visibleIf']
    if (element['visible'] === false) this.notes.push(`${name}: it was hidden, and is shown`)
    if (typeof text !== 'string' || text.trim() === '') return undefined
    const condition = surveyCondition(text, (field) => this.#before.get(field))
    if (condition === null)
      this.notes.push(`${name}: visibleIf ${JSON.stringify(text)} is left out`)
    return condition ?? undefined
  }
}

function withCondition(field: WrittenField, outer: Condition | undefined): WrittenField {
  const { showWhen } = field
  if (outer === undefined) return field
  return { ...field, showWhen: showWhen === undefined ? outer : { all: [outer, showWhen] } }
}
