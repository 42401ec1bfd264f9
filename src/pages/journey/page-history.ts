/** State of a history entry: the page it shows, from 1. */
interface Entry {
  sfPage: number
}

/**
 * An entry of the frame's history for each page, so that the browser's Back
 * goes to the page before instead of leaving the host page.
 * @param show Shows a page that the visitor went back or forward to.
 */
export class PageHistory {
  constructor(page: number, show: (page: number) => void) {
    this.replace(page)
    window.addEventListener('popstate', ({ state }: PopStateEvent) => {
      const page = pageOf(state)
      if (page !== null) show(page)
    })
  }

  push(page: number): void {
    history.pushState({ sfPage: page } satisfies Entry, '')
  }

  replace(page: number): void {
    history.replaceState({ sfPage: page } satisfies Entry, '')
  }
}

function pageOf(state: unknown): number | null {
  const known = typeof state === 'object' && state !== null && 'sfPage' in state
  return known && typeof state.sfPage === 'number' ? state.sfPage : null
}
