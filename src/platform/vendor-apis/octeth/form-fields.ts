import { commonError } from './octeth-error.ts'

/** PHP's own limits, of which a client that was written for Octeth knows: max_input_nesting_level, max_input_vars. */
const DEEPEST = 64
const MOST = 1000

/** Maps and not objects: whatever a field is called, it is a key and nothing else. */
type Branch = Map<string, Branch | string>

/**
 * Fields of a form or a query, those with brackets as PHP reads them:
 * `Actions[0][Action]=Wait` is a list with an object in it, `Days[]=1` adds to a list.
 * Names are given in lower case, keys within brackets as they are written.
 * @throws {OctethError} 400: brackets within each other deeper, or more of them, than PHP takes.
 */
export function formFields(entries: Iterable<readonly [string, string]>): [string, unknown][] {
  const fields: Branch = new Map()
  let bracketed = 0
  for (const [name, value] of entries) {
    const [head = '', ...keys] = keysOf(name)
    if (keys.length > 0 && ++bracketed > MOST) {
      throw commonError('unreadable', `A form may have ${MOST} fields with brackets at most.`)
    }
    if (keys.length > DEEPEST) {
      throw commonError('unreadable', `Brackets may be ${DEEPEST} deep at most.`)
    }
    put(fields, [head.toLowerCase(), ...keys], value)
  }
  return Array.from(fields, ([name, value]) => [name, plain(value)])
}

/** `a[b][]` is a, b and nothing. A name whose brackets do not close is a name. */
function keysOf(name: string): string[] {
  const parts = /^([^[]+)((?:\[[^[\]]*\])+)$/.exec(name)
  if (parts === null) return [name]
  const [, head = '', brackets = ''] = parts
  return [head, ...brackets.slice(1, -1).split('][')]
}

/** What was at the place before makes room, as in PHP. */
function put(fields: Branch, keys: readonly string[], value: string): void {
  let branch = fields
  for (const [at, given] of keys.entries()) {
    const key = given === '' && at > 0 ? nextIndex(branch) : given
    if (at === keys.length - 1) {
      branch.set(key, value)
      return
    }
    const within = branch.get(key)
    const next: Branch = within instanceof Map ? within : new Map()
    branch.set(key, next)
    branch = next
  }
}

const isIndex = (key: string) => /^(?:0|[1-9]\d{0,14})$/.test(key)

function nextIndex(branch: Branch): string {
  const indices = [...branch.keys()].filter(isIndex).map(Number)
  return String(indices.reduce((highest, index) => Math.max(highest, index), -1) + 1)
}

/** Numbered keys make a list, in the order of their numbers; gaps close. */
function plain(value: Branch | string): unknown {
  if (typeof value === 'string') return value
  const keys = [...value.keys()]
  if (keys.every(isIndex)) {
    return keys.toSorted((a, b) => Number(a) - Number(b)).map((key) => plain(value.get(key) ?? ''))
  }
  return Object.fromEntries(Array.from(value, ([key, inner]) => [key, plain(inner)]))
}
