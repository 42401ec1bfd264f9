import type { VisitorLanguage } from './visitor-language.ts'

/** Relative link to a page of the same session, in the language that this one is in. */
export function pageLink(
  { locale }: Pick<VisitorLanguage, 'locale'>,
  query: Readonly<Record<string, string>> = {},
): string {
  return `?${new URLSearchParams({ ...query, lang: locale })}`
}
