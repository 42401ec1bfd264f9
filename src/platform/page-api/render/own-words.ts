import { html } from 'hono/html'
import { languageOf } from '../../../texts/languages.ts'
import type { Language } from '../../../texts/languages.ts'
import { directionOfTag } from '../../../wire/match-language.ts'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'

/** What a form's own words are in; absent where it does not say. */
export interface FormWords {
  /** BCP 47, where that is another language than the page's. */
  lang?: string
}

/** @param language Of the page. */
export function formWords(words: string | null, language: Language): FormWords | undefined {
  if (words === null) return undefined
  return languageOf(words) === language ? {} : { lang: words }
}

/** Of an element that has nothing else in it; the page's script puts another language there. */
export function wordsAttributes(words: FormWords | undefined) {
  if (words === undefined) return attributes({})
  const { lang } = words
  return attributes({
    'data-sf-words': true,
    ...(lang !== undefined && { lang, dir: directionOfTag(lang) }),
  })
}

/** What a form says, so that it is known in which language. */
export function ownWords(text: string, words: FormWords | undefined): Html | string {
  return words === undefined ? text : html`<span ${wordsAttributes(words)}>${text}</span>`
}

/** The same of what is said once, and not said again in another language by the page's script. */
export function saidOnce(text: string, { lang }: FormWords = {}): Html | string {
  if (lang === undefined) return text
  return html`<span ${attributes({ lang, dir: directionOfTag(lang) })}>${text}</span>`
}
