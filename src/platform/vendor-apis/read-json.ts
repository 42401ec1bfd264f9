/** Deeper than any request needs; PostgreSQL and JSON.stringify give up at some depth too. */
const DEEPEST = 100

/** The body as JSON; null where it is none, or nested too deep. JSON's own `null` is no request either. */
export async function readJson(request: Request): Promise<unknown> {
  let value: unknown
  try {
    value = JSON.parse(await request.text())
  } catch {
    return null
  }
  return isShallow(value) ? value : null
}

function isShallow(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return false
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    )
  }
  return true
}
