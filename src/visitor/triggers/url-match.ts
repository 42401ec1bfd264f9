import type { MatchType, UrlMatchTrigger } from '../../wire/visitor.ts'
import type { Trigger } from './trigger.ts'
import { onUrlChange } from './url-changes.ts'

type Matches = (text: string) => boolean

const MATCHERS: Record<Exclude<MatchType, 'regex'>, (pattern: string) => Matches> = {
  exact: (pattern) => (text) => text === pattern,
  contains: (pattern) => (text) => text.includes(pattern),
  startsWith: (pattern) => (text) => text.startsWith(pattern),
  endsWith: (pattern) => (text) => text.endsWith(pattern),
}

/** Set off by each address that fits, with the one that the page has now. */
export const urlMatch: Trigger<Pick<UrlMatchTrigger, 'matchType' | 'pattern'>> = (
  { matchType, pattern },
  fire,
) => {
  let matches: Matches = () => false
  // Asked for once: to put it together takes longer than to hold a pattern against an address.
  const { length } = location.origin
  // As people write `/welcome`.
  const fits = (href = location.href) => matches(href) || matches(href.slice(length))
  let stopped = false
  const look = (href?: string) => {
    if (!stopped && fits(href)) fire(fits)
  }
  const begin = (made: Matches) => {
    matches = made
    look()
  }
  if (matchType === 'regex') void load(pattern).then(begin)
  else begin(MATCHERS[matchType](pattern))
  const stop = onUrlChange(look)
  return () => {
    stopped = true
    stop()
  }
}

/** Few sites have patterns; the others do without what reads them. */
async function load(pattern: string): Promise<Matches> {
  try {
    return (await import('../../wire/linear-pattern.ts')).linearPattern(pattern)
  } catch (error) {
    // oxlint-disable-next-line no-console -- the owner is looking there
    console.warn(`Sessionframe: ${String(error)}`)
    return () => false
  }
}
