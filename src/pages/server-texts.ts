/**
 * Puts what the server wrote on this page into another language: it is asked for
 * the page in it, and its words replace those that stand here. What was typed
 * stays, and so does everything where the server cannot be asked.
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
}

async function askForPage(lang: string): Promise<Document | null> {
  try {
    const answer = await fetch(location.pathname, {
      headers: { Accept: 'text/html', 'Accept-Language': lang },
      cache: 'no-store',
    })
    return new DOMParser().parseFromString(await answer.text(), 'text/html')
  } catch {
    return null
  }
}
