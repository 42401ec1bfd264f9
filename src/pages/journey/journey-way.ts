import { nextPage, previousPage } from '../../wire/form-flow.ts'
import type { FormFlow } from '../../wire/form-flow.ts'
import { pageAfterChange } from '../../wire/review.ts'

/** How far the visitor has come, and where Next and Back lead from there. */
export class JourneyWay {
  readonly #review: number | null
  /** Nobody gets further by the browser's Forward. */
  #reached: number
  /** What was asked when a change began from the review; null where none has. */
  #known: readonly number[] | null = null

  constructor(review: number | null, reached: number) {
    this.#review = review
    this.#reached = reached
  }

  get reached(): number {
    return this.#reached
  }

  /** An answer is to be changed, and then the review shown again. */
  change({ pages }: FormFlow): void {
    this.#known = pages
  }

  /** @param isInOrder Whether Next would leave that page. */
  next(flow: FormFlow, page: number, isInOrder: (page: number) => boolean): number | null {
    const known = this.#known
    if (known === null) return nextPage(flow, page)
    const isDone = (one: number) => one <= this.#reached && known.includes(one) && isInOrder(one)
    return pageAfterChange({ pages: flow.pages, page, isDone })
  }

  back(flow: FormFlow, page: number): number | null {
    return this.#known === null ? previousPage(flow, page) : (flow.pages.at(-1) ?? null)
  }

  /** The page that may be shown where this one is wanted. */
  allow(wanted: number, flow: FormFlow, from: number): number {
    return Math.min(wanted, Math.max(this.#reached, nextPage(flow, from) ?? from))
  }

  turned(page: number): void {
    this.#reached = Math.max(this.#reached, page)
    if (page === this.#review) this.#known = null
  }

  /** Another page is wanted than the change called for. */
  leaveChange(): void {
    this.#known = null
  }
}
