/** What a page shows, on its `<main>`: for tests, analytics and styles. */
export type PageState =
  | 'form'
  | 'review'
  | 'submitted'
  | 'booked'
  | 'taken'
  | 'expired'
  | 'closed'
  | 'error'

export function setPageState(main: HTMLElement, state: PageState): void {
  main.dataset['sfState'] = state
}

/** Whether a form is being filled in, or its answers are read once more before they are sent. */
export function isFillingIn({ dataset }: HTMLElement): boolean {
  return dataset['sfState'] === 'form' || dataset['sfState'] === 'review'
}

/** Moves focus to the first heading that is shown, and with it what a screen reader says. */
export function focusHeading(main: HTMLElement): void {
  const headings = [...main.querySelectorAll<HTMLElement>('h1')]
  headings.find((heading) => heading.getClientRects().length > 0)?.focus()
}
