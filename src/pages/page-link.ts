/** Relative link to a page of the same session, in the language that this one is in. */
export function pageLink(query: Readonly<Record<string, string>> = {}): string {
  return `?${new URLSearchParams({ ...query, lang: document.documentElement.lang })}`
}
