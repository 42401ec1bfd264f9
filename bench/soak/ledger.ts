/** A form as its visitor has heard of it. */
export interface KnownForm {
  /** The number of the last answer that was acknowledged. */
  saves: number
  submitted: boolean
}

/** What a server has told its visitors, to be held against its tables at the end. */
export class Ledger {
  /** Whole visits, by what they came for. */
  readonly visits = new Map<string, number>()
  /** Visits of browsers that came to nothing, while lines were cut. */
  gaveUp = 0
  acknowledged = 0
  /** Questions to which no answer came, or only that the server could not. */
  failed = 0
  readonly faults = new Map<string, number>()
  /** By what the visitor typed as first name. */
  readonly forms = new Map<string, KnownForm>()
  /** By session id: when it is, null when it was cancelled. */
  readonly bookings = new Map<string, string | null>()
  /** Answers that must not be, in words. */
  readonly wrong: string[] = []
  readonly #leads: string[]
  readonly #kept: number

  /** @param leads Numbers of known leads, each for one visitor. */
  constructor(leads: readonly string[]) {
    this.#leads = [...leads]
    this.#kept = leads.length / 2
  }

  /** Undefined when all are taken, or but those that are kept for the demo's pages, which need one. */
  takeLead(who: 'by protocol' | 'in a page'): string | undefined {
    if (who === 'by protocol' && this.#leads.length <= this.#kept) return undefined
    return this.#leads.pop()
  }

  count(what: keyof Pick<Ledger, 'visits' | 'faults'>, name: string): void {
    this[what].set(name, (this[what].get(name) ?? 0) + 1)
  }

  fail(error: unknown): void {
    if (this.wrong.length < 50)
      this.wrong.push(error instanceof Error ? error.message : String(error))
  }
}

export const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((total, one) => total + one, 0)
