import { matchesPattern } from './match-pattern.ts'

type Match = (url: string, pattern: string) => boolean
const MATCHES: Readonly<Record<string, Match>> = {
  exact: (url, pattern) => url === pattern,
  contains: (url, pattern) => url.includes(pattern),
  startsWith: (url, pattern) => url.startsWith(pattern),
  endsWith: (url, pattern) => url.endsWith(pattern),
  regex: (url, pattern) => matchesPattern(pattern, url),
}

/**
 * Whether an address fits what a trigger or a goal says of it. A pattern without
 * a host is held against path, query and fragment too, as people write `/welcome`.
 */
export function matchesUrl(config: Readonly<Record<string, unknown>>, url: unknown): boolean {
  const { matchType = 'exact', pattern } = config
  const matches = typeof matchType === 'string' ? MATCHES[matchType] : undefined
  if (typeof url !== 'string' || typeof pattern !== 'string' || matches === undefined) return false
  if (matches(url, pattern)) return true
  const parsed = URL.parse(url)
  if (parsed === null) return false
  return matches(`${parsed.pathname}${parsed.search}${parsed.hash}`, pattern)
}

/** Where a page view took place: Octeth's name of the property, or ours. */
export function urlOf(props: Readonly<Record<string, unknown>>): unknown {
  return props['$current_url'] ?? props['url']
}
