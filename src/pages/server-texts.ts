import { pageLink } from './page-link.ts'
import { visitorLanguages } from './visitor-languages.ts'

/**
 * Puts what the server wrote on this page into another language: it is asked for
 * the page in it, and its words replace those that stand here. What was typed
 * stays, and so does everything where the server cannot be asked. Where its links
 * lead, it is to be the same language.
 * @param lang BCP 47
 */
export async function replaceServerTexts(lang: string): Promise<void> {
  const page = await askForPage(lang)
  if (page === null) return
  for (const element of document.querySelectorAll<HTMLElement>('[data-sf-text]')) {
    const same = page.querySelector(
      `[data-sf-text="${CSS.escape(element.dataset['sfText'] ?? '')}"]`,
    )
    if (same !== null) element.textContent = same.textContent
  }
  for (const name of ['href', 'action']) {
    for (const element of document.querySelectorAll(`[${name}^="?"]`)) {
      const query = new URLSearchParams(element.getAttribute(name) ?? '')
      element.setAttribute(name, pageLink(Object.fromEntries(query)))
    }
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
