import { createContext, runInContext } from 'node:vm'
import { patternProblem } from './criteria.ts'

const LONGEST_TEXT = 10_000
/** By the clock on the wall, so a busy machine must have some, too. */
const DEADLINE_MS = 500

const sandbox = { pattern: '', text: '' }
let context: object | undefined

/**
 * Whether an owner's pattern fits a visitor's text. One that takes longer than
 * half a second, twice, fits nothing: `(a+)+$` would stand still here for ever.
 */
export function matchesPattern(pattern: unknown, text: string): boolean {
  if (typeof pattern !== 'string' || patternProblem(pattern) !== null) return false
  const short = text.slice(0, LONGEST_TEXT)
  return tryMatch(pattern, short) ?? tryMatch(pattern, short) ?? false
}

/** Null when the time is up. */
function tryMatch(pattern: string, text: string): boolean | null {
  context ??= createContext(sandbox)
  Object.assign(sandbox, { pattern, text })
  try {
    const found: unknown = runInContext("new RegExp(pattern, 'u').test(text)", context, {
      timeout: DEADLINE_MS,
    })
    return found === true
  } catch {
    return null
  }
}
