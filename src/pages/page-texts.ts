import { languageOf } from '../texts/languages.ts'
import type { Language } from '../texts/languages.ts'
import type { Translation } from '../texts/text.ts'

/** Specifiers that the bundler can read, so that each language becomes a file of its own. */
type Loaders<English> = Record<
  Exclude<Language, 'en'>,
  () => Promise<{ texts: Translation<English> }>
>

/** What a page says: English, which is inside, until another language is there. */
export class PageTexts<English extends object> {
  readonly #english: Translation<English>
  readonly #loaders: Loaders<English>
  #wanted: Language = 'en'
  now: Translation<English>

  constructor(english: Translation<English>, loaders: Loaders<English>) {
    this.#english = english
    this.#loaders = loaders
    this.now = english
  }

  /**
   * Says it in another language from now on; a language we do not have, or that
   * cannot be loaded, changes nothing.
   * @param tag BCP 47
   */
  async use(tag: string): Promise<void> {
    const wanted = languageOf(tag)
    if (wanted === null) return
    this.#wanted = wanted
    const texts = wanted === 'en' ? this.#english : await this.#load(wanted)
    // Another one may have been asked for meanwhile.
    if (this.#wanted === wanted && texts !== null) this.now = texts
  }

  async #load(language: Exclude<Language, 'en'>): Promise<Translation<English> | null> {
    try {
      return (await this.#loaders[language]()).texts
    } catch {
      return null
    }
  }
}
