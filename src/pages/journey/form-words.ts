import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { languageOf } from '../../texts/languages.ts'
import { directionOfTag } from '../../wire/match-language.ts'

/** What a form says, so that it is known in which language where that is not the page's. */
export function ownWords(text: string): TemplateResult | string {
  const { lang, dataset } = document.documentElement
  const words = dataset['words'] ?? ''
  if (words === '' || languageOf(words) === languageOf(lang)) return text
  return html`<span lang=${words} dir=${directionOfTag(words)}>${text}</span>`
}
