import { FileRefused } from './file-refused.ts'

const MINUTE = 60_000

export interface BodyLimits {
  /** Bytes at most. */
  maxSize: number
  /** What was announced; null where nothing was. */
  length: number | null
  /** Milliseconds between two pieces. */
  idleMs?: number
}

/** For the whole of it: what takes longer has been given up. */
export const LONGEST_UPLOAD_MS = 15 * MINUTE

/** A body piece by piece, until it is longer or slower than it may be, or other than it was said to be. */
export async function* boundedBody(
  body: AsyncIterable<Uint8Array>,
  { maxSize, length, idleMs = MINUTE / 2 }: BodyLimits,
): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces = body[Symbol.asyncIterator]()
  const end = Date.now() + LONGEST_UPLOAD_MS
  let size = 0
  let done = false
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop
      const piece = await within(next(pieces), Math.min(idleMs, end - Date.now()))
      done = piece.done === true
      if (piece.done === true) break
      size += piece.value.byteLength
      if (size > maxSize) throw new FileRefused('file-size', `Send ${maxSize} bytes at most.`)
      yield piece.value
    }
  } finally {
    if (!done) void Promise.resolve(pieces.return?.()).catch(() => {})
  }
  if (length !== null && size !== length) {
    throw new FileRefused('wrong-length', `${length} bytes were announced, and ${size} came.`)
  }
}

/** Whoever hangs up has announced more. */
async function next(pieces: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
  try {
    return await pieces.next()
  } catch {
    throw new FileRefused('wrong-length', 'The file was broken off.')
  }
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, refuse) => {
    const tooLate = new FileRefused('slow', 'The file came too slowly.')
    timer = setTimeout(() => refuse(tooLate), Math.max(ms, 0))
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** So many bytes of the beginning, and all of it. */
export async function withSample(
  body: AsyncIterator<Uint8Array>,
  bytes: number,
): Promise<{ sample: Uint8Array; whole: AsyncGenerator<Uint8Array, void, undefined> }> {
  const first: Uint8Array[] = []
  let size = 0
  while (size < bytes) {
    // oxlint-disable-next-line no-await-in-loop
    const piece = await body.next()
    if (piece.done === true) break
    first.push(piece.value)
    size += piece.value.byteLength
  }
  async function* whole() {
    try {
      yield* first
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop
        const piece = await body.next()
        if (piece.done === true) return
        yield piece.value
      }
    } finally {
      await body.return?.()
    }
  }
  return { sample: Buffer.concat(first).subarray(0, bytes), whole: whole() }
}
