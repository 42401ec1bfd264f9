import type { Context } from 'hono'
import { languageOf } from '../../texts/languages.ts'
import type { Language } from '../../texts/languages.ts'

/** How to write to a visitor. */
export interface VisitorLanguage {
  language: Language
  /** BCP 47: the visitor's own variety of it, for numbers and dates. */
  locale: string
}

/**
 * `?lang=` of the page, else the first of `Accept-Language` that we have, else English.
 * https://www.rfc-editor.org/rfc/rfc9110#name-accept-language
 */
export function visitorLanguage(c: Context): VisitorLanguage {
  const accepted = (c.req.header('Accept-Language') ?? '')
    .slice(0, 500)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().split(/\s*;\s*/)
      const q = parameters.find((parameter) => parameter.startsWith('q='))
      return { tag, weight: q === undefined ? 1 : Number(q.slice(2)) }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  for (const tag of [c.req.query('lang') ?? '', ...accepted.map((one) => one.tag)]) {
    const language = languageOf(tag)
    if (language !== null && isTag(tag)) return { language, locale: tag }
  }
  return { language: 'en', locale: 'en-GB' }
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
