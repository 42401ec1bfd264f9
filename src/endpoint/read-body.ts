import { EndpointProblem } from './problem.ts'

/** Bytes. */
const BODY_LIMIT = 64 * 1024
/** A body of 64 KiB that takes longer is a line being held open. */
const BODY_DEADLINE_MS = 10_000

/**
 * Reads at most `BODY_LIMIT` bytes, counted as they come: Content-Length can
 * be absent or a lie.
 */
export async function readBody(request: Request, deadlineMs = BODY_DEADLINE_MS): Promise<string> {
  if (Number(request.headers.get('content-length')) > BODY_LIMIT) throw tooLarge()
  const bytes =
    request.body === null ? new Uint8Array() : await readCounted(request.body, deadlineMs)
  return checkedText(bytes)
}

/** A body as text. Throws `too-large`, and `invalid-request` where it is not UTF-8. */
export function checkedText(bytes: Uint8Array): string {
  if (bytes.byteLength > BODY_LIMIT) throw tooLarge()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new EndpointProblem('invalid-request', 'The body is not UTF-8.')
  }
}

async function readCounted(
  body: ReadableStream<Uint8Array>,
  deadlineMs: number,
): Promise<Uint8Array> {
  const reader = body.getReader()
  const deadline = AbortSignal.timeout(deadlineMs)
  const hurry = () => void reader.cancel().catch(() => {})
  deadline.addEventListener('abort', hurry)
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.byteLength
      if (size > BODY_LIMIT) throw tooLarge()
      chunks.push(next.value)
    }
  } catch (error) {
    if (error instanceof EndpointProblem) throw error
    throw new EndpointProblem('invalid-request', 'The body ended early.')
  } finally {
    deadline.removeEventListener('abort', hurry)
    void reader.cancel().catch(() => {})
  }
  if (deadline.aborted) {
    throw new EndpointProblem('invalid-request', 'The body did not arrive within 10 seconds.')
  }
  return concat(chunks, size)
}

function concat(chunks: Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.byteLength
  }
  return all
}

function tooLarge(): EndpointProblem {
  return new EndpointProblem('too-large', 'A body may have 64 KiB at most.')
}
