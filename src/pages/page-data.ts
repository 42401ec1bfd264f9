import type { BookingPageData, DonePageData, JourneyPageData } from '../wire/page.ts'

type PageData = JourneyPageData | BookingPageData | DonePageData

/** What the server rendered for this page's script. */
export function readPageData<Kind extends PageData['kind']>(
  kind: Kind,
): Extract<PageData, { kind: Kind }> {
  const data = parsePageData(document, kind)
  if (data === null) throw new Error(`This page has no data of kind "${kind}".`)
  return data
}

/** The same of a page that was asked for; null where it is of another kind by now. */
export function parsePageData<Kind extends PageData['kind']>(
  page: Document,
  kind: Kind,
): Extract<PageData, { kind: Kind }> | null {
  const text = page.getElementById('sf-data')?.textContent
  const data = JSON.parse(text ?? 'null') as PageData | null
  return data?.kind === kind ? (data as Extract<PageData, { kind: Kind }>) : null
}

/** The page's one `<main>`. */
export function pageMain(): HTMLElement {
  const main = document.querySelector('main')
  if (main === null) throw new Error('This page has no <main>.')
  return main
}
