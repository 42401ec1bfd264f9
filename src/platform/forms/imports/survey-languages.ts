import { isObject, wordOf } from './json-schema-values.ts'
import type { WrittenForm } from './imported-form.ts'

/** Properties of a survey, and of what is in it, whose text may be one for each language. */
const TEXTS: readonly string[] = ['title', 'description', 'html', 'text', 'completedHtml']
const DEFAULT = 'default'

/** All languages that a survey has texts in, its own first: tags as SurveyJS writes them. */
export function surveyLanguages(survey: Record<string, unknown>): [string, ...string[]] {
  const locale = wordOf(survey['locale']) ?? ''
  const own = isTag(locale) ? locale : 'en'
  const found = new Set<string>()
  visit(survey, (texts) => Object.keys(texts).forEach((tag) => found.add(tag)))
  return [own, ...[...found].filter((tag) => tag !== own && tag !== DEFAULT && isTag(tag))]
}

/**
 * The survey with its texts in one language; what it lacks is in the survey's own.
 * @param lacks Gets each text that is not there in it.
 */
export function surveyIn(
  survey: unknown,
  { tag, own }: { tag: string; own: string },
  lacks: (text: string) => void = () => undefined,
): unknown {
  if (Array.isArray(survey)) return survey.map((one) => surveyIn(one, { tag, own }, lacks))
  if (!isObject(survey)) return survey
  const entries = Object.entries(survey).map(([name, value]) => {
    if (!TEXTS.includes(name)) return [name, surveyIn(value, { tag, own }, lacks)]
    const texts = isObject(value) ? value : { [DEFAULT]: value }
    const instead = wordOf(texts[own]) ?? wordOf(texts[DEFAULT]) ?? wordOf(Object.values(texts)[0])
    const said = tag === own ? instead : wordOf(texts[tag])
    if (said === undefined && instead !== undefined) lacks(instead)
    return [name, said ?? instead]
  })
  return Object.fromEntries(entries)
}

/** As our forms are written: "pt-br" is "pt-BR". */
export function languageTag(tag: string): string {
  return Intl.getCanonicalLocales(tag)[0] ?? tag
}

/** What a form says of which there is the same in another language. */
export function translationOf(
  form: WrittenForm,
  other: WrittenForm,
): NonNullable<WrittenForm['translations']>[string] {
  const pages = form.pages.map(({ title }, at) => [title, other.pages[at]?.title ?? title])
  const fields = form.pages.flatMap((page, p) =>
    page.fields.map((field, f) => {
      const { label, help, content, options } = other.pages[p]?.fields[f] ?? field
      const labels = options?.map((option) => [option.value, option.label])
      const words = {
        label,
        ...(help !== undefined && { help }),
        ...(content !== undefined && { content }),
        ...(labels && { options: Object.fromEntries(labels) }),
      }
      return [field.dataField ?? field.label, words]
    }),
  )
  const { title, thankYou } = other
  return {
    title,
    pages: Object.fromEntries(pages),
    fields: Object.fromEntries(fields),
    ...(thankYou && { thankYou }),
  }
}

function visit(within: unknown, see: (texts: Record<string, unknown>) => void): void {
  if (Array.isArray(within)) for (const one of within) visit(one, see)
  if (!isObject(within)) return
  for (const [name, value] of Object.entries(within)) {
    if (TEXTS.includes(name) && isObject(value)) see(value)
    else visit(value, see)
  }
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
