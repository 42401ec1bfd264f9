/** The global of a page that has the starter; it keeps calls until the script tag is there. */
export interface Calls {
  /** Calls a method of an element, now or once it can: `sessionframe('open', '#apply')`. */
  (...call: unknown[]): unknown
  q?: Pick<unknown[][], 'push'>
}

declare global {
  interface Window {
    sessionframe?: Calls
  }
}
