import { createContext, runInContext } from 'node:vm'
import { linearPattern } from '../../wire/linear-pattern.ts'
import { patternProblem } from './criteria.ts'

const LONGEST_TEXT = 10_000
/** By the clock on the wall, so a busy machine must have some, too. */
const DEADLINE_MS = 500

const sandbox = { pattern: '', text: '' }
let context: object | undefined

/**
 * Whether an owner's pattern fits a visitor's text, of which 10,000 characters count.
 * A pattern that looks ahead, behind or back at a group has half a second for it, twice;
 * then it fits nothing: `(a+)+\1$` would stand still here for ever.
 */
export function matchesPattern(pattern: unknown, text: string): boolean {
  if (typeof pattern !== 'string' || patternProblem(pattern) !== null) return false
  const linear = linearOf(pattern)
  if (linear !== null) return linear(text)
  const short = text.slice(0, LONGEST_TEXT)
  return tryMatch(pattern, short) ?? tryMatch(pattern, short) ?? false
}

/** Null where it takes the engine to know. */
function linearOf(pattern: string): ((text: string) => boolean) | null {
  try {
    return linearPattern(pattern, LONGEST_TEXT)
  } catch {
    return null
  }
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
