import { commonError } from './octeth-error.ts'

/** Of arrays and objects in each other: a hundred decisions in decisions. */
const DEEPEST = 400

/** @throws {OctethError} `unreadable`: no JSON, or nested too deep. */
export function parseJson(text: string): unknown {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw commonError('unreadable', 'The body is not valid JSON.')
  }
  requireShallow(parsed)
  return parsed
}

/** Level by level: whoever nests a million is refused, not followed. */
function requireShallow(root: unknown): void {
  let level = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) throw commonError('unreadable', `Nest ${DEEPEST} levels at most.`)
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    )
  }
}
