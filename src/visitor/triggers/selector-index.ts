/** What is looked for by a selector. */
export interface Sought {
  selector: string
}

/** Many selectors, and which of them an element fits. */
export interface SelectorIndex<Entry extends Sought> {
  /** @throws {SyntaxError} when the selector is none. */
  add(entry: Entry): void
  remove(entry: Entry): void
  find(element: Element): Entry[]
}

/** Selectors that are no more than names one after the other. */
const PLAIN = /^[\w#.\s>+~-]*$/

/**
 * Finds without trying them all: most selectors end in an id, a class or a name
 * that few elements have. Browsers find style rules in the same way.
 */
export function selectorIndex<Entry extends Sought>(): SelectorIndex<Entry> {
  const byKey = new Map<string, Set<Entry>>()
  const under = (key: string) => byKey.get(key.toLowerCase()) ?? new Set()
  return {
    add(entry) {
      new DocumentFragment().querySelector(entry.selector)
      const key = keyOf(entry)
      byKey.set(key, under(key).add(entry))
    },
    remove: (entry) => void under(keyOf(entry)).delete(entry),
    find(element) {
      const { id, classList, localName } = element
      const keys = ['', localName, `#${id}`, ...[...classList].map((name) => `.${name}`)]
      return keys
        .flatMap((key) => [...under(key)])
        .filter(({ selector }) => element.matches(selector))
    },
  }
}

/** Any word of it that the element must have; in lower case, since some pages tell no difference. */
function keyOf({ selector }: Sought): string {
  const [key = ''] =
    (PLAIN.test(selector) && /(#[\w-]+|\.[\w-]+|[\w-]*)[^\s>+~]*\s*$/.exec(selector)?.slice(1)) ||
    []
  return key.toLowerCase()
}
