/** What the visitor reads, the language of the page first. BCP 47. */
export function visitorLanguages(): string[] {
  return [document.documentElement.lang || 'en', ...navigator.languages]
}
