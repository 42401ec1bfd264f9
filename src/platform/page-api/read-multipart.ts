import { Readable } from 'node:stream'
import { MAX_PAGE_REQUEST_BYTES } from '../../wire/answer-limits.ts'
import { MAX_SESSION_FILES } from '../../wire/uploaded-file.ts'
import { PageError } from './page-error.ts'

export interface FilePart {
  /** Name of the control. */
  field: string
  /** As the visitor's device calls it. */
  name: string
  body: AsyncIterable<Uint8Array>
}

/** Parts of a form that hold no file. */
const MOST_FIELDS = 2000

/**
 * A form with files: each is handed on while it comes in, one after the other, and the rest are its values.
 * https://www.rfc-editor.org/rfc/rfc7578
 * @throws {PageError} 400 malformed, 413 too large.
 */
export async function readMultipart(
  request: Request,
  take: (file: FilePart) => Promise<void>,
): Promise<URLSearchParams> {
  const { Busboy } = await import('@fastify/busboy')
  const values = new URLSearchParams()
  const taken: Promise<unknown>[] = []
  let size = 0
  const parser = new Busboy({
    headers: { 'content-type': request.headers.get('Content-Type') ?? '' },
    preservePath: true,
    limits: {
      fieldNameSize: 200,
      fieldSize: MAX_PAGE_REQUEST_BYTES,
      fields: MOST_FIELDS,
      files: MAX_SESSION_FILES,
    },
  })
  parser.on('field', (name, value) => {
    size += name.length + value.length
    if (size > MAX_PAGE_REQUEST_BYTES) parser.destroy(tooLarge())
    else values.append(name, value)
  })
  parser.on('file', (field, body, name) => {
    // A control that nothing was chosen in sends a file without a name.
    // One that is refused in the middle has to go by: the parser waits for its end.
    const pieces = body.iterator({ destroyOnReturn: false })
    const whole = name ? take({ field, name, body: pieces }) : Promise.resolve()
    const failure = whole.then(
      () => null,
      (error: unknown) => error,
    )
    taken.push(failure.finally(() => body.resume()))
  })
  for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const) {
    parser.on(limit, () => parser.destroy(tooLarge()))
  }
  await new Promise<void>((resolve, reject) => {
    parser.once('finish', resolve)
    parser.once('error', reject)
    const body = Readable.fromWeb(request.body as never)
    body.once('error', reject)
    body.pipe(parser)
  }).catch((error: unknown) => {
    if (error instanceof PageError) throw error
    throw new PageError(400, 'invalid-request', 'The body is no valid form.')
  })
  for (const failure of await Promise.all(taken)) if (failure !== null) throw failure
  return values
}

function tooLarge(): PageError {
  return new PageError(413, 'too-large', `Send ${MAX_PAGE_REQUEST_BYTES} bytes at most.`)
}
