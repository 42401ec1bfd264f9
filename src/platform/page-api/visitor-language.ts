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
  return visitorLanguageOf(wantedLanguages(c))
}

/** @param wanted The best first. */
export function visitorLanguageOf(wanted: readonly string[]): VisitorLanguage {
  for (const tag of wanted) {
    const language = languageOf(tag)
    if (language !== null && isTag(tag)) return { language, locale: ownVariety(tag, wanted) }
  }
  return { language: 'en', locale: 'en-GB' }
}

/** The same as they were sent, the best first. */
export function wantedLanguages(c: Context): string[] {
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
  return [c.req.query('lang') ?? '', ...accepted.map((one) => one.tag)]
}

/** Who reads an English page in Ireland wants Irish dates: `en` is `en-IE` where that is wanted, too. */
function ownVariety(tag: string, wanted: readonly string[]): string {
  if (tag.includes('-')) return tag
  return wanted.find((one) => one.startsWith(`${tag}-`) && isTag(one)) ?? tag
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
