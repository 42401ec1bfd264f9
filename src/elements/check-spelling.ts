import { warn } from './warn.ts'

/** Whether two words begin with the same letter and differ in one place, by so many letters at most. */
const isNear = (a: string, b: string, slips: number) =>
  new RegExp(`^(.+).{0,${slips}}(.*) \\1.{0,${slips}}\\2$`).test(`${a} ${b}`)

/**
 * Tells of attributes that look like one of ours, mistyped. What pages and
 * frameworks have for themselves looks like none, or begins otherwise.
 */
export function checkSpelling(place: Element, ours: readonly string[], prefix = ''): void {
  const known = [...ours, 'journey', 'appointment-type']
  for (const name of place.getAttributeNames()) {
    const word = name.slice(prefix.length)
    if (!name.startsWith(prefix) || known.includes(word)) continue
    const meant = known.find((one) => isNear(one, word, one.length > 4 ? 2 : 1))
    if (meant) warn(place, `has no ${name}: did you mean ${prefix}${meant}?`)
  }
}
