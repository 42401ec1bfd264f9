import { JourneyError } from './journey-error.ts'
import type { JourneyNames } from './journey-store.ts'
import { graphSchema } from './graph.ts'
import type { JourneyGraph } from './graph.ts'
import { rulesSchema } from './rules.ts'
import type { JourneyRules } from './rules.ts'

const LONGEST_NAME = 255
const LONGEST_TEXT = 10_000

/** @throws {JourneyError} `invalid`, with each thing that is wrong. */
export function parseNames(names: JourneyNames): JourneyNames {
  const name = names.name.trim()
  const details = [
    ...(name === '' ? [{ path: 'name', message: 'A journey needs a name.' }] : []),
    ...tooLong('name', name, LONGEST_NAME),
    ...tooLong('description', names.description, LONGEST_TEXT),
    ...tooLong('notes', names.notes, LONGEST_TEXT),
    ...(['name', 'description', 'notes'] as const).flatMap((path) => unstorable(path, names[path])),
  ]
  if (details.length > 0)
    throw new JourneyError('invalid', 'The journey is not valid.', { details })
  return { ...names, name }
}

/** @throws {JourneyError} `invalid`, with each thing that is wrong. */
export function parseGraph(graph: unknown): JourneyGraph {
  const parsed = graphSchema.safeParse(graph)
  if (!parsed.success) throw invalid('canvas', parsed.error.issues)
  const { nodes, edges } = parsed.data
  const details = [
    ...repeated(nodes.map(({ id }) => id)).map((id) => ({
      nodeId: id,
      message: 'Two nodes have this id.',
    })),
    ...repeated(nodes.map(({ id, key }) => key ?? id)).map((key) => ({
      nodeId: key,
      message: 'Two nodes have this id.',
    })),
    ...repeated(edges.map(({ id }) => id)).map((id) => ({
      edgeId: id,
      message: 'Two edges have this id.',
    })),
  ]
  if (details.length > 0) throw new JourneyError('invalid', 'The canvas is not valid.', { details })
  return parsed.data
}

/** @throws {JourneyError} `invalid`, with each thing that is wrong. */
export function parseRules(rules: unknown): JourneyRules {
  const parsed = rulesSchema.safeParse(rules)
  if (!parsed.success) throw invalid('rules', parsed.error.issues)
  return parsed.data
}

function invalid(what: string, issues: readonly { path: PropertyKey[]; message: string }[]) {
  const details = issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
  return new JourneyError('invalid', `The journey's ${what} are not valid.`, { details })
}

function tooLong(path: string, text: string | null, most: number) {
  if (text === null || text.length <= most) return []
  return [{ path, message: `It has ${most} characters at most.` }]
}

/** PostgreSQL keeps no U+0000 in text, and no half of a surrogate pair. */
const UNSTORABLE = /[\0\p{Surrogate}]/u

function unstorable(path: string, text: string | null) {
  if (text === null || !UNSTORABLE.test(text)) return []
  return [{ path, message: 'It has a character that cannot be stored.' }]
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const value of values) (seen.has(value) ? twice : seen).add(value)
  return [...twice]
}
