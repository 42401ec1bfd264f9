import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { languageOf } from '../../texts/languages.ts'
import { directionOfTag } from '../../wire/match-language.ts'

/** What a form says, so that it is known in which language where that is not the page's. */
export function ownWords(text: string): TemplateResult | string {
  const words = wordsApart()
  return words === null
    ? text
    : html`<span lang=${words} dir=${directionOfTag(words)}>${text}</span>`
}

/** Says of an element whether what it has is the form's own. */
export function markWords(element: HTMLElement, isOwn: boolean): void {
  const words = isOwn ? wordsApart() : null
  if (words === null) for (const name of ['lang', 'dir']) element.removeAttribute(name)
  else Object.assign(element, { lang: words, dir: directionOfTag(words) })
}

/** What the form's words are in, where that is not the page's language. */
function wordsApart(): string | null {
  const { lang, dataset } = document.documentElement
  const words = dataset['words'] ?? ''
  return words === '' || languageOf(words) === languageOf(lang) ? null : words
}
