/**
 * Something that a stranger, the host page, the network, a vendor or the page in the
 * frame may do to a widget or an endpoint, and what has to come of it. There are 88; a number
 * may have several rows, and has held when all of them have, wherever they ran.
 */
export interface HostileCase<Given extends unknown[] = []> {
  number: number
  tried: string
  expected: string
  /** Milliseconds, where it takes longer than usual. */
  takes?: number
  /** What an engine must have for it; where it is missing, nothing was tried. */
  needs?(): boolean
  run(...given: Given): Promise<unknown>
}

/**
 * `tools/hostile-table.ts` counts tests by this title. Where one runner puts a case to several
 * places, the title ends in the place.
 */
export function titleOf<Given extends unknown[]>(
  { number, tried, expected }: HostileCase<Given>,
  place?: string,
): string {
  const title = `case ${number}: ${tried} [${expected}]`
  return place === undefined ? title : `${title} @${place}`
}

/** Makes a test of each row, for @web/test-runner. */
export function runTable(rows: readonly HostileCase[]): void {
  for (const row of rows) {
    it(titleOf(row), async function () {
      if (row.takes !== undefined) this.timeout(row.takes)
      if (row.needs?.() === false) this.skip()
      await row.run()
    })
  }
}
