import type { BookingPageData, DonePageData, JourneyPageData } from '../wire/page.ts'

type PageData = JourneyPageData | BookingPageData | DonePageData

/** What the server rendered for this page's script. */
export function readPageData<Kind extends PageData['kind']>(
  kind: Kind,
): Extract<PageData, { kind: Kind }> {
  const text = document.getElementById('sf-data')?.textContent
  const data = JSON.parse(text ?? 'null') as PageData | null
  if (data?.kind !== kind) throw new Error(`This page has no data of kind "${kind}".`)
  return data as Extract<PageData, { kind: Kind }>
}

/** The page's one `<main>`. */
export function pageMain(): HTMLElement {
  const main = document.querySelector('main')
  if (main === null) throw new Error('This page has no <main>.')
  return main
}
