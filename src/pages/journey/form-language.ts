import { directionOf, languageOf } from '../../texts/languages.ts'
import { matchLanguage } from '../../wire/match-language.ts'
import type { FormDefinition } from '../../wire/form.ts'
import type { JourneyPageData } from '../../wire/page.ts'
import { parsePageData } from '../page-data.ts'
import { replaceServerTexts } from '../server-texts.ts'
import { FORM } from './form-texts.ts'

/** Has a form that is had in several languages follow the language of the host page, and the page with it. */
export class FormLanguage {
  readonly #data: Pick<JourneyPageData, 'form' | 'languages'>
  readonly #changed: () => void

  /** @param changed Everything that the page's script has written is to be written anew. */
  constructor(data: JourneyPageData, changed: () => void) {
    this.#data = data
    this.#changed = changed
    if (data.words !== null) document.documentElement.dataset['words'] = data.words
  }

  /** @param wanted BCP 47: of the host page. */
  async follow(wanted: string): Promise<void> {
    const { documentElement } = document
    const { languages } = this.#data
    const own = [wanted, ...navigator.languages]
    const words = matchLanguage(own, languages) ?? languages[0] ?? ''
    const before = { words: documentElement.dataset['words'], lang: documentElement.lang }
    const lang = pageLanguage(words, own)
    documentElement.dataset['words'] = words
    documentElement.lang = lang
    documentElement.dir = directionOf(languageOf(lang) ?? 'en')
    const isOther = words !== before.words || languageOf(lang) !== languageOf(before.lang)
    const [page] = await Promise.all([isOther ? replaceServerTexts(wanted) : null, FORM.use(lang)])
    // Still wanted, and not another one meanwhile.
    if (documentElement.dataset['words'] !== words || documentElement.lang !== lang) return
    if (page !== null) this.#take(page)
    this.#changed()
  }

  #take(page: Document): void {
    const said = parsePageData(page, 'journey')
    if (said === null || said.words !== document.documentElement.dataset['words']) return
    replaceWords(page)
    relabel(this.#data.form, said.form)
  }
}

/** The page speaks the form's language if it can, else the best of the visitor's. */
function pageLanguage(words: string, wanted: readonly string[]): string {
  const ours = languageOf(words)
  if (ours !== null) return wanted.find((tag) => languageOf(tag) === ours) ?? words
  return wanted.find((tag) => languageOf(tag) !== null) ?? 'en'
}

/** What the form says in the rendered page; lists that a script has written write themselves. */
function replaceWords(page: Document): void {
  const of = (one: Document) =>
    [...one.querySelectorAll('[data-sf-words]')].filter(
      (element) => element.closest('.sf-answers, .sf-jump') === null,
    )
  const others = of(page)
  for (const [at, element] of of(document).entries()) {
    const other = others[at]
    if (other === undefined) return
    element.replaceChildren(...other.childNodes)
    for (const name of ['lang', 'dir']) {
      const value = other.getAttribute(name)
      if (value === null) element.removeAttribute(name)
      else element.setAttribute(name, value)
    }
  }
}

/** In place: whatever shows a field holds the same object. */
function relabel(form: FormDefinition, other: FormDefinition): void {
  const { title, thankYou, pages } = other
  Object.assign(form, { title, thankYou })
  for (const [p, page] of form.pages.entries()) {
    page.title = pages[p]?.title ?? page.title
    for (const [f, field] of page.fields.entries()) Object.assign(field, pages[p]?.fields[f])
  }
}
