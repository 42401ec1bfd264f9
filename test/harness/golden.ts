import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'

/** One documented example: what is sent, and the exact answer, ids and times apart. */
export interface Golden {
  /** Name of the file, without its ending. */
  file: string
  /** What there is before; the suite knows how to set it up. */
  given: string
  request: { method: string; path: string; body?: unknown }
  status: number
  answer: unknown
}

/** Values by the names that stand for them in the files, in braces. */
export type Names = Record<string, string>

const NAME = /\{([a-z][A-Za-z0-9]*)\}/g
const WHOLE_NAME = /^\{([a-z][A-Za-z0-9]*)\}$/
const MORE = /^\{(\d+) more\}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** @param folder Below `test/fixtures/vendors/`. */
export function readGoldens(folder: string): Golden[] {
  const url = new URL(`../fixtures/vendors/${folder}/`, import.meta.url)
  return readdirSync(url)
    .toSorted()
    .map((name) => ({
      file: name.replace(/\.json$/, ''),
      ...(JSON.parse(readFileSync(new URL(name, url), 'utf8')) as Omit<Golden, 'file'>),
    }))
}

/** With the values in the place of their names, also within a text. */
export function fillIn<Part>(part: Part, names: Names): Part {
  return JSON.parse(
    JSON.stringify(part).replace(NAME, (text, name: string) => names[name] ?? text),
  ) as Part
}

/**
 * Fails unless the answer is the expected one, to the order of its keys. In its
 * place, `{time}` is an instant in ISO 8601, `{milliseconds}` a number, `{7 more}` are so many further items
 * of a list, and any other name is a UUID, the same one wherever the name stands.
 */
export function matchGolden(answer: unknown, expected: unknown, names: Names): void {
  const known = { ...names }
  const resolve = (actual: unknown, wanted: unknown): unknown => {
    if (typeof wanted === 'string') return resolveText(actual, wanted, known)
    if (Array.isArray(wanted)) return resolveList(actual, wanted, resolve)
    if (typeof wanted !== 'object' || wanted === null) return wanted
    return Object.fromEntries(
      Object.entries(wanted).map(([key, value]) => [key, resolve(member(actual, key), value)]),
    )
  }
  const resolved = resolve(answer, expected)
  assert.deepEqual(answer, resolved)
  assert.equal(JSON.stringify(answer), JSON.stringify(resolved), 'the order of the keys')
}

function resolveText(actual: unknown, wanted: string, known: Names): unknown {
  const name = WHOLE_NAME.exec(wanted)?.[1]
  if (name === undefined) return wanted
  if (name === 'milliseconds') return Number.isInteger(actual) ? actual : wanted
  if (name === 'time') {
    const isTime = typeof actual === 'string' && new Date(actual).toISOString() === actual
    return isTime ? actual : wanted
  }
  if (known[name] === undefined && typeof actual === 'string' && UUID.test(actual)) {
    known[name] = actual
  }
  return known[name] ?? wanted
}

function resolveList(
  actual: unknown,
  wanted: unknown[],
  resolve: (actual: unknown, wanted: unknown) => unknown,
): unknown[] {
  const items: unknown[] = Array.isArray(actual) ? actual : []
  const last = wanted.at(-1)
  const more = typeof last === 'string' ? MORE.exec(last)?.[1] : undefined
  const shown = more === undefined ? wanted : wanted.slice(0, -1)
  const further = items.slice(shown.length)
  const all = shown.map((one, at) => resolve(items[at], one))
  return more === undefined
    ? all
    : [...all, ...(further.length === Number(more) ? further : [last])]
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}
