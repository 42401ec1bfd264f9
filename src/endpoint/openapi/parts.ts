import type { ProblemCode } from '../../wire/endpoint.ts'
import { PROBLEMS } from '../problem.ts'
import { json, ref } from './schemas.ts'
import type { SchemaName } from './schemas.ts'

/** What any route may answer. */
export const ALWAYS: ProblemCode[] = ['forbidden', 'not-acceptable', 'rate-limited', 'internal']
export const OF_UPSTREAM: ProblemCode[] = [
  'upstream-rejected',
  'upstream-failed',
  'upstream-open',
  'upstream-timeout',
]
export const header = (name: string, schema: object, description: string) => ({
  name,
  in: 'header',
  required: true,
  schema,
  description,
})

export const CSRF_HEADER = header(
  'X-Sessionframe',
  { const: '1' },
  'No page of another site can send it unasked.',
)

export const HEADERS = {
  'X-Request-Id': { schema: { type: 'string' }, description: 'Also in every line of the log.' },
  'Retry-After': { schema: { type: 'integer', minimum: 0 }, description: 'Seconds' },
}
export const headerRef = (name: keyof typeof HEADERS) => ({ $ref: `#/components/headers/${name}` })

/** @param others Bodies of other media types. */
export function answer(description: string, name: SchemaName, others: object = {}): object {
  return {
    description,
    headers: { 'X-Request-Id': headerRef('X-Request-Id') },
    content: { ...json(name), ...others },
  }
}

/** Those say when to come back. */
const WAIT: ReadonlySet<number> = new Set([409, 429, 503])

/** One answer for each status; two codes may share one. */
export function problems(codes: readonly ProblemCode[]): object {
  const statuses = new Set(codes.map((code) => PROBLEMS[code].status))
  return Object.fromEntries(
    [...statuses].map((of) => {
      const all = codes.filter((code) => PROBLEMS[code].status === of)
      return [of, problemAnswer(of, all)]
    }),
  )
}

function problemAnswer(of: number, codes: readonly ProblemCode[]): object {
  return {
    description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join(' '),
    headers: {
      'X-Request-Id': headerRef('X-Request-Id'),
      ...(WAIT.has(of) && { 'Retry-After': headerRef('Retry-After') }),
    },
    content: { 'application/problem+json': { schema: ref('Problem') } },
  }
}
