/** What the visitor reads: the language of a form, then that of the page. BCP 47. */
export function visitorLanguages(): string[] {
  const { lang, dataset } = document.documentElement
  return [dataset['words'] ?? '', lang || 'en', ...navigator.languages].filter((one) => one !== '')
}
