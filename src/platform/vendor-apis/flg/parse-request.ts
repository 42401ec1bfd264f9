import type { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import { FlgError } from './refusal.ts'

/** The body as one of the request schemas, or 400 with the first thing that is wrong. */
export async function parseRequest<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const result = schema.safeParse(parseJson(await request.text()))
  if (result.success) return result.data
  const [issue] = result.error.issues
  const where = issue?.path.map(String).join('.') ?? ''
  const what = where === '' ? 'The body must be a JSON object.' : `"${where}" is missing or wrong.`
  throw new FlgError('invalid_request', what)
}
