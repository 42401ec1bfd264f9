import type { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import { BreakgroundError } from './refusal.ts'

/** The body as `schema` wants it, or 400 with each thing that is wrong. */
export async function parseBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  return parse(parseJson(await request.text()), schema, 'The body is not valid.')
}

/** The query as `schema` wants it, or 400 with each thing that is wrong. */
export function parseQuery<T>(query: Record<string, string>, schema: z.ZodType<T>): T {
  return parse(query, schema, 'The query is not valid.')
}

function parse<T>(given: unknown, schema: z.ZodType<T>, message: string): T {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const details = result.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }))
  throw new BreakgroundError('VALIDATION_ERROR', message, details)
}
