import { make } from './make.ts'

/**
 * Opens the connection to the only origin that a session may come from, while
 * the endpoint is still thinking.
 * @param origins Origins with spaces between; of several, none is known to be the one.
 * @param signal Takes the link out of the page again.
 */
export function preconnect(origins: string | null | undefined, signal: AbortSignal): void {
  const href = origins?.trim()
  if (!href || /\s/.test(href)) return
  const link = make('link', { rel: 'preconnect', href })
  document.head.append(link)
  signal.addEventListener('abort', () => link.remove())
}
