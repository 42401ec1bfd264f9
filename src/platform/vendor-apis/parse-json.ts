/** Of arrays and objects in each other: a hundred of Octeth's decisions, and deeper than anybody draws. */
const DEEPEST = 500

/** JSON from outside that we do not take; the message says why. */
export class JsonError extends Error {
  override readonly name = 'JsonError'
}

/**
 * Whatever JSON says, unless it is nested so deep that to write it again would
 * exhaust the stack, here or in the database.
 * @throws {JsonError}
 */
export function parseJson(text: string): unknown {
  const value = parsed(text)
  requireShallow(value)
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the body.
    throw new JsonError('The body is not valid JSON.')
  }
}

/** Level by level: whoever nests a million is refused, not followed. */
function requireShallow(root: unknown): void {
  let level = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) throw new JsonError(`The JSON is nested deeper than ${DEEPEST} levels.`)
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : [],
    )
  }
}
