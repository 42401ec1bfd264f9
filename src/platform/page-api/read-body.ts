import type { ZodMiniType } from 'zod/mini'
import { MAX_PAGE_REQUEST_BYTES } from '../../wire/answer-limits.ts'
import { PageError } from './page-error.ts'

/**
 * A JSON body as `schema` wants it.
 * @throws {PageError} 415 no JSON, 413 too large, 400 malformed or not as the schema wants.
 */
export async function readJson<T>(request: Request, schema: ZodMiniType<T>): Promise<T> {
  requireType(request, 'application/json')
  let parsed: unknown
  try {
    parsed = JSON.parse(await readText(request))
  } catch (error) {
    if (error instanceof PageError) throw error
    throw new PageError(400, 'invalid-request', 'The body is not valid JSON.')
  }
  const result = schema.safeParse(parsed)
  if (result.success) return result.data
  const where = result.error.issues[0]?.path.map(String).join('.') || 'body'
  throw new PageError(400, 'invalid-request', `"${where}" is missing, wrong or not known here.`)
}

/**
 * The body of a form that was sent without script.
 * @throws {PageError} 415 no form, 413 too large.
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  requireType(request, 'application/x-www-form-urlencoded')
  return new URLSearchParams(await readText(request))
}

export function isMultipart(request: Request): boolean {
  return /^multipart\/form-data *;.*\bboundary=/i.test(request.headers.get('Content-Type') ?? '')
}

function requireType(request: Request, wanted: string): void {
  const [type, ...parameters] = (request.headers.get('Content-Type') ?? '').toLowerCase().split(';')
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='))
  const utf8 = charset === undefined || /^charset="?utf-8"?$/.test(charset)
  if (type?.trim() === wanted && utf8) return
  throw new PageError(415, 'invalid-request', `Send ${wanted} in UTF-8.`)
}

/** Counts what arrives: a length that was announced proves nothing. */
async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > MAX_PAGE_REQUEST_BYTES) {
      throw new PageError(413, 'too-large', `Send ${MAX_PAGE_REQUEST_BYTES} bytes at most.`)
    }
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new PageError(400, 'invalid-request', 'The body is not valid UTF-8.')
  }
}
