import type * as z from 'zod'
import { workspaceFileSchema } from './workspace-file.ts'
import type { WorkspaceFile } from './workspace-file.ts'

/** What is wrong with a `workspace.json`, one line each: where, and what to write instead. */
export class WorkspaceFileError extends Error {
  override readonly name = 'WorkspaceFileError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(
      `The workspace file has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`,
    )
    this.problems = problems
  }
}

/**
 * Reads parsed JSON as a workspace file and fills in the defaults. Names of lead
 * groups and hosts are looked up when it is applied: they may be in the
 * workspace already.
 * @throws {WorkspaceFileError}
 */
export function parseWorkspaceFile(json: unknown): WorkspaceFile {
  const result = workspaceFileSchema.safeParse(json, { reportInput: true })
  if (result.success) return result.data
  throw new WorkspaceFileError(result.error.issues.flatMap(describe))
}

type Issue = z.core.$ZodIssue

function describe(issue: Issue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) => `${pathText([...issue.path, key])}: unknown; remove it, or check its spelling`,
    )
  }
  return [`${pathText(issue.path)}: ${sentence(issue)}`]
}

function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return `is missing; it must be ${kind(issue.expected)}`
      return `must be ${kind(issue.expected)}, not ${kindOf(issue.input)}`
    case 'invalid_value':
      return `${issue.input === undefined ? 'is missing; it ' : ''}must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
    case 'invalid_format':
      return issue.format === 'uuid'
        ? 'must be a UUID such as "39594a1c-72db-4990-a63f-8d5139a5e4e1"'
        : `must be ${issue.message}`
    case 'invalid_union':
      return UNIONS[String(issue.path.at(-1))] ?? 'must be a text, a number, true or false'
    case 'invalid_key':
      return `the name must be ${issue.issues[0]?.message ?? 'a data field'}`
    case 'too_small':
      return `must ${limit(issue.origin, 'at least', Number(issue.minimum))}`
    case 'too_big':
      return `must ${limit(issue.origin, 'at most', Number(issue.maximum))}`
    case 'custom':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return issue.message
    default:
      return issue satisfies never
  }
}

const UNIONS: Partial<Record<string, string>> = {
  weekday: 'must be 1 (Monday) to 7 (Sunday)',
  duration: 'must be whole minutes, 1 to 1440, or a list of them',
  location: 'must be a text of 1 to 500 characters, or a list of {"kind": …}',
  secret: 'must be a secret, or a list of the new one and the old one',
}

function limit(origin: string, bound: string, count: number): string {
  switch (origin) {
    case 'string':
      return `have ${bound} ${count} ${count === 1 ? 'character' : 'characters'}`
    case 'array':
      return `have ${bound} ${count} ${count === 1 ? 'entry' : 'entries'}`
    default:
      return `be ${bound} ${count}`
  }
}

const KINDS: Record<string, string> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list [ … ]',
  object: 'an object { … }',
  record: 'an object { … }',
}

function kind(expected: string): string {
  return KINDS[expected] ?? expected
}

function kindOf(input: unknown): string {
  if (input === null) return 'null'
  if (Array.isArray(input)) return 'a list'
  if (typeof input === 'number' && !Number.isInteger(input)) return 'a fraction'
  const names: Partial<Record<string, string>> = {
    string: 'a text',
    number: 'a number',
    object: 'an object',
  }
  return names[typeof input] ?? typeof input
}

/** `forms[0].pages[1].title`, as one writes it in JavaScript. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
  return text === '' ? 'the file' : text.replace(/^\./, '')
}
