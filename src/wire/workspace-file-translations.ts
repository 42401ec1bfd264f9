/** What a form in `workspace.json` says in other languages than its own. */
import * as z from 'zod'
import type { FieldType } from './form.ts'
import { FIELD_WORDS } from './form-translation.ts'
import type { FieldWord } from './form-translation.ts'
import { report } from './report-problems.ts'
import type { Context } from './report-problems.ts'
import { isLanguage, text } from './workspace-file-values.ts'

export const languageTag = z
  .string()
  .max(35)
  .refine(isLanguage, 'must be a language tag such as "de" or "pt-BR"')

const fieldWords = z.strictObject({
  label: text(500).optional(),
  help: text(2000).optional(),
  patternHelp: text(500).optional(),
  minLabel: text(200).optional(),
  maxLabel: text(200).optional(),
  content: text(20_000).optional().describe('HTML'),
  options: z.record(z.string(), text(500)).optional().describe('Labels by value'),
})

const fileTranslation = z.strictObject({
  title: text(500),
  pages: z
    .record(z.string(), text(500))
    .describe('Titles by page: its id or, without one, its title'),
  fields: z
    .record(z.string(), fieldWords)
    .describe('By field: its id or dataField or, without both, its label'),
  thankYou: z.strictObject({ title: text(500), text: text(5000) }).optional(),
})

export const fileTranslations = z
  .record(languageTag, fileTranslation)
  .describe('All that the form says, in other languages')

type Words = z.output<typeof fieldWords>
type Translation = z.output<typeof fileTranslation>

interface Field extends Partial<Record<FieldWord, string | undefined>> {
  id?: string | undefined
  type: FieldType
  label: string
  dataField?: string | undefined
  options?: { value: string }[] | undefined
}

interface Page {
  id?: string | undefined
  title: string
  fields: Field[]
}

interface Form {
  language?: string | undefined
  translations?: Record<string, Translation> | undefined
  pages: Page[]
  thankYou?: object | undefined
}

/** What names a field in a translation. */
export function namesOfField({ id, dataField, label }: Omit<Field, 'type'>): string[] {
  const names = [id, dataField].filter((name) => name !== undefined)
  return names.length === 0 ? [label] : names
}

/** What names a page in a translation. */
export function nameOfPage({ id, title }: Omit<Page, 'fields'>): string {
  return id ?? title
}

/** Each language has all that the form says, and nothing else: nobody reads a form in two. */
export function checkTranslations(form: Form, ctx: Context): void {
  const tags = Object.keys(form.translations ?? {})
  if (tags.length > 0 && form.language === undefined) {
    report(ctx, ['language'], 'is missing; say which language the texts of the form itself are in')
  }
  for (const [tag, translation] of Object.entries(form.translations ?? {})) {
    const at = ['translations', tag]
    if (tag === form.language) report(ctx, at, 'is the language of the form itself; remove it')
    checkPages(form.pages, translation, [...at, 'pages'], ctx)
    checkFields(form.pages, translation, [...at, 'fields'], ctx)
    const wanted = form.thankYou !== undefined
    if (wanted !== (translation.thankYou !== undefined)) {
      report(ctx, [...at, 'thankYou'], wanted ? MISSING : 'the form itself has none; remove it')
    }
  }
}

const MISSING = 'is missing; translate it'

type Path = (string | number)[]

function checkPages(
  pages: readonly Page[],
  { pages: titles }: Translation,
  at: Path,
  ctx: Context,
) {
  const names = new Set(pages.map(nameOfPage))
  for (const name of Object.keys(titles)) {
    if (!names.has(name)) report(ctx, [...at, name], 'there is no page with this id or title')
  }
  for (const name of names) {
    if (!Object.hasOwn(titles, name)) report(ctx, [...at, name], MISSING)
  }
}

function checkFields(pages: readonly Page[], { fields }: Translation, at: Path, ctx: Context) {
  const all = pages.flatMap((page) => page.fields)
  const known = new Set(all.flatMap(namesOfField))
  for (const name of Object.keys(fields)) {
    if (!known.has(name)) {
      report(
        ctx,
        [...at, name],
        'there is no field with this id or dataField, or label without both',
      )
    }
  }
  for (const field of all) {
    const given = namesOfField(field).filter((name) => Object.hasOwn(fields, name))
    const name = given[0] ?? namesOfField(field).at(-1) ?? ''
    if (given.length > 1) report(ctx, [...at, name], `is the field "${given[1]}" too; keep one`)
    checkWords(field, fields[given[0] ?? ''] ?? {}, [...at, name], ctx)
  }
}

function checkWords(field: Field, words: Words, at: Path, ctx: Context): void {
  for (const word of FIELD_WORDS) {
    const wanted = field[word] !== undefined
    if (words[word] !== undefined && !wanted) {
      report(ctx, [...at, word], 'the field itself has none; remove it')
    }
    // Nobody reads the label of what is hidden.
    if (words[word] === undefined && wanted && field.type !== 'hidden') {
      report(ctx, [...at, word], MISSING)
    }
  }
  const values = new Set(field.options?.map(({ value }) => value))
  for (const value of Object.keys(words.options ?? {})) {
    if (!values.has(value)) report(ctx, [...at, 'options', value], 'is no value of an option')
  }
  for (const value of values) {
    if (words.options === undefined || !Object.hasOwn(words.options, value)) {
      report(ctx, [...at, 'options', value], MISSING)
    }
  }
}
