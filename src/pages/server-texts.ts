import { pageLink } from './page-link.ts'
import { visitorLanguages } from './visitor-languages.ts'

/** How often a page was asked for: only the last one counts. */
let asked = 0

/**
 * Puts what the server wrote on this page into another language: it is asked for
 * the page in it, and its words replace those that stand here. What was typed
 * stays, and so does everything where the server cannot be asked. Where its links
 * lead, it is to be the same language.
 * @param lang BCP 47
 * @returns The page in that language; null where another one was wanted meanwhile, or none came.
 */
export async function replaceServerTexts(lang: string): Promise<Document | null> {
  asked += 1
  const mine = asked
  const page = await askForPage(lang)
  if (page === null || mine !== asked) return null
  for (const element of document.querySelectorAll<HTMLElement>('[data-sf-text]')) {
    const same = page.querySelector(
      `[data-sf-text="${CSS.escape(element.dataset['sfText'] ?? '')}"]`,
    )
    if (same !== null) element.replaceChildren(...same.childNodes)
  }
  replaceCountries(page)
  for (const name of ['href', 'action']) {
    for (const element of document.querySelectorAll(`[${name}^="?"]`)) {
      const query = new URLSearchParams(element.getAttribute(name) ?? '')
      element.setAttribute(name, pageLink(Object.fromEntries(query)))
    }
  }
  return page
}

/** They are in another order, too. */
function replaceCountries(page: Document): void {
  const others = page.querySelectorAll('select[data-sf-countries]')
  for (const [at, list] of document
    .querySelectorAll<HTMLSelectElement>('select[data-sf-countries]')
    .entries()) {
    const same = others[at]
    if (same === undefined) return
    const { value } = list
    list.replaceChildren(...same.childNodes)
    list.value = value
  }
}

/** The same page, not another one of its session. */
async function askForPage(lang: string): Promise<Document | null> {
  const { pathname, search } = new URL(location.href)
  const query = new URLSearchParams(search)
  query.set('lang', lang)
  try {
    const answer = await fetch(`${pathname}?${query}`, {
      headers: { Accept: 'text/html', 'Accept-Language': visitorLanguages().join() },
      cache: 'no-store',
    })
    return new DOMParser().parseFromString(await answer.text(), 'text/html')
  } catch {
    return null
  }
}
