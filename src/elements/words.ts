import { hostLanguage } from './host-language.ts'
import { loadLanguage } from './load-language.ts'
import { english, type Strings } from './strings.ts'

/** Names of the files in `languages/`, which are loaded when they are wanted. */
const FILES = ['ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'nl', 'pl', 'pt', 'zh', 'zh-hant']

const tables = new Map([['en', english]])

/**
 * Gives the widget a language, or other words in one that it has.
 * @param strings With the tag of the language, such as `fi`; a word that is left out stays English.
 */
export function addLanguage(strings: Partial<Strings> & Pick<Strings, 'lang'>): void {
  tables.set(strings.lang.toLowerCase(), { ...english, ...strings })
}

/**
 * What the widget says where `host` stands. English, until the language is
 * here; then the host is asked to say it again.
 */
export function words(host: Element & { requestUpdate(): void }): Strings {
  const tag = hostLanguage(host).toLowerCase()
  const [main = ''] = tag.split(/[^a-z]/)
  const name = /^zh.(hant|tw|hk|mo)/.test(tag) ? 'zh-hant' : main
  const table = tables.get(name)
  if (!table && FILES.includes(name)) {
    // However often it is asked for, a module is loaded once.
    void loadLanguage(name)
      .then(addLanguage, () => tables.set(name, english))
      .then(() => host.requestUpdate())
  }
  return table ?? english
}
