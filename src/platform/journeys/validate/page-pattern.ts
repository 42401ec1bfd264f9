/** An escape, or a class of characters, in which nothing has a meaning of its own. */
const OPAQUE = /\\.|\[(?:\\.|[^\]\\])*\]/gsu

/**
 * Why pages cannot watch for a pattern that the platform can match, or null:
 * they run patterns in a time that is known beforehand, which leaves these out
 * (`src/wire/linear-pattern.ts`).
 */
export function pagePatternProblem(pattern: string): string | null {
  const isReference = (part: string) => /^\\[1-9k]/.test(part)
  if ((pattern.match(OPAQUE) ?? []).some(isReference)) {
    return 'Pages do not watch for it: it refers back to a group.'
  }
  if (!/\(\?<?[=!]/.test(pattern.replaceAll(OPAQUE, ''))) return null
  return 'Pages do not watch for it: it looks ahead or behind.'
}
