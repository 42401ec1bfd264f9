/**
 * The document's language in the visitor's own variety of it: who reads an
 * English page in Ireland wants Irish dates. BCP 47.
 */
export function pageLocale(): string {
  const { lang } = document.documentElement
  const language = lang.split('-')[0]
  const own = navigator.languages.find((one) => one.split('-')[0] === language)
  return lang.includes('-') ? lang : (own ?? (lang || 'en'))
}
