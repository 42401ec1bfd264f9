import { GET_BODY } from '../../../wire/get-body.ts'
import type { RequestWithGetBody } from '../../../wire/get-body.ts'
import { parseJson } from '../parse-json.ts'
import { formFields } from './form-fields.ts'
import { commonError } from './octeth-error.ts'

/** By their names in lower case: Octeth does not mind how a key is written. */
export type Parameters = ReadonlyMap<string, unknown>

export interface ReadParameters {
  /** Query, then form, then JSON: what comes later wins. */
  all: Parameters
  /** Without the query, which is in every link and log. */
  ofBody: Parameters
}

const MOST_BYTES = 1024 * 1024

/** @throws {OctethError} 400: neither JSON nor a form, or nested too deep; 413. */
export async function readParameters(request: RequestWithGetBody): Promise<ReadParameters> {
  const query = new URL(request.url).searchParams
  const ofBody = lowerCased(await bodyEntries(request))
  return { all: new Map([...formFields(query), ...ofBody]), ofBody }
}

async function bodyEntries(request: RequestWithGetBody): Promise<Iterable<[string, unknown]>> {
  const bytes = await readBytes(request.body ?? request[GET_BODY] ?? [])
  const type = (request.headers.get('content-type') ?? '').toLowerCase()
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return formFields(new URLSearchParams(new TextDecoder().decode(bytes)))
  }
  if (type.startsWith('multipart/form-data')) return formFields(await multipart(bytes, request))
  // Whatever else it says it is: clients forget to say so.
  const text = decode(bytes)
  return text.trim() === '' ? [] : Object.entries(parseRecord(text))
}

async function multipart(
  bytes: Uint8Array<ArrayBuffer>,
  { headers }: Request,
): Promise<(readonly [string, string])[]> {
  try {
    const type = headers.get('content-type') ?? ''
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
    return [...form].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    )
  } catch {
    throw commonError('unreadable', 'The form cannot be read.')
  }
}

function parseRecord(text: string): object {
  const parsed = parseJson(text)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw commonError('unreadable', 'The body must be a JSON object.')
  }
  return parsed
}

async function readBytes(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > MOST_BYTES) throw commonError('too-large', `Send ${MOST_BYTES} bytes at most.`)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw commonError('unreadable', 'The body is not valid UTF-8.')
  }
}

function lowerCased(entries: Iterable<readonly [string, unknown]>): Map<string, unknown> {
  return new Map(Array.from(entries, ([key, value]) => [key.toLowerCase(), value] as const))
}
