import type { VisitorTrigger } from '../../src/wire/visitor.ts'

/** How many triggers a page has. */
export const SIZE = 1000

type Kind = VisitorTrigger['type']
type Make = (n: number) => Record<string, unknown>

/** One after the other, by its number. */
const inTurns =
  (...ways: Make[]): Make =>
  (n) =>
    (ways[n % ways.length] as Make)(n)

/** What owners write, in every way that a kind has; of all of a kind, one fits what is done at number `n`. */
const KINDS: Record<Kind, Make> = {
  URL_MATCH: inTurns(
    (n) => ({ matchType: 'exact', pattern: `/products/${n}` }),
    (n) => ({ matchType: 'contains', pattern: `/category-${n}/` }),
    (n) => ({ matchType: 'startsWith', pattern: `/campaigns/${n}/` }),
    (n) => ({ matchType: 'endsWith', pattern: `#step-${n}` }),
    (n) => ({ matchType: 'regex', pattern: `^/orders/${n}/\\d{4,}/(paid|open)$` }),
  ),
  ELEMENT_CLICK: inTurns(
    (n) => ({ selector: `#card-${n} .buy` }),
    (n) => ({ selector: `.plan-${n}` }),
    (n) => ({ selector: 'button', text: `Order plan ${n}` }),
    (n) => ({ selector: `[data-plan="${n}"]` }),
    (n) => ({ selector: `#menu-${n} > li > a` }),
  ),
  CUSTOM_EVENT: (n) => ({ eventName: `plan ${n} chosen` }),
  MANUAL: (n) => ({ journey: `journey-${n}` }),
  EXIT_INTENT: () => ({}),
  SCROLL_DEPTH: (n) => ({ percent: 1 + (n % 100) }),
  // None of them is over while something is measured, but all are waited for.
  TIME_ON_PAGE: (n) => ({ seconds: 3600 + n }),
  ELEMENT_VISIBLE: inTurns(
    (n) => ({ selector: `#card-${n}` }),
    (n) => ({ selector: `.plan-${n}` }),
    (n) => ({ selector: `#menu-${n}` }),
  ),
}

/** Triggers of these kinds in equal parts. */
export function crowd(kinds = Object.keys(KINDS) as Kind[]): VisitorTrigger[] {
  return Array.from({ length: SIZE }, (_, at) => {
    const type = kinds[at % kinds.length] as Kind
    const n = Math.floor(at / kinds.length)
    return { id: `${type}-${n}`, type, ...KINDS[type](n) } as VisitorTrigger
  })
}
