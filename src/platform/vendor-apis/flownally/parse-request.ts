import type { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import { FlownallyError } from './problem.ts'

/** The body as one of the request schemas: 400 for no JSON object, 422 with all that is wrong in it. */
export async function parseBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const body = parseJson(await request.text())
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new FlownallyError('malformed', 'The body must be a JSON object.')
  }
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const violations = result.error.issues.map(({ path, message }) => ({
    field: path.map(String).join('.'),
    description: message,
  }))
  throw new FlownallyError('invalid', 'The body is not what this route takes.', violations)
}

const WHOLE_NUMBER = /^\d{1,9}$/

/** The query as one of the schemas, or 400. Where a name is given twice the first one counts. */
export function parseQuery<T>(query: Record<string, string>, schema: z.ZodType<T>): T {
  const entries = Object.entries(query).map(([name, text]) => [
    name,
    WHOLE_NUMBER.test(text) ? Number(text) : text,
  ])
  const result = schema.safeParse(Object.fromEntries(entries))
  if (result.success) return result.data
  const names = result.error.issues.map(({ path }) => path.map(String).join('.'))
  throw new FlownallyError('malformed', `The query is not valid: ${names.join(', ')}.`)
}
