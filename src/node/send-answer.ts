import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

/** What we use of the answers of HTTP/1 and HTTP/2. */
interface Outgoing {
  writeHead(status: number, headers: Record<string, string | string[]>): unknown
  end(body: Uint8Array): unknown
}

/** A body that is read piece by piece: what has been asked for already, then the rest. */
interface Rest {
  reader: ReadableStreamDefaultReader<Uint8Array>
  asked: Promise<ReadableStreamReadResult<Uint8Array>>[]
}

/**
 * Sends an answer whose body is one piece and at hand, as all of an endpoint's
 * are, in one write with its length. The adapter would wait for a timer before
 * it knows that nothing follows. What is longer or slower is streamed.
 */
export async function sendAnswer(
  response: Response,
  outgoing: Outgoing,
  onError: (error: unknown) => void,
): Promise<Response> {
  if (response.body === null) return response
  const reader = response.body.getReader()
  const first = reader.read()
  const piece = await atHand(first)
  if (piece === null || piece.done) return streamed(response, { reader, asked: [first] }, onError)
  const second = reader.read()
  const end = await atHand(second)
  if (end?.done !== true) return streamed(response, { reader, asked: [first, second] }, onError)
  outgoing.writeHead(response.status, headersOf(response, piece.value))
  outgoing.end(piece.value)
  return RESPONSE_ALREADY_SENT
}

/** What is there before anything else happens in this process; null when it is not, or has failed. */
async function atHand<T>(asked: Promise<T>): Promise<T | null> {
  let turn: NodeJS.Immediate | undefined
  const later = new Promise<null>((resolve) => {
    turn = setImmediate(resolve, null)
  })
  try {
    return await Promise.race([asked, later])
  } catch {
    // Whoever streams it will meet the same failure.
    return null
  } finally {
    clearImmediate(turn)
  }
}

function headersOf({ headers }: Response, body: Uint8Array): Record<string, string | string[]> {
  const cookies = headers.getSetCookie()
  return {
    'content-type': 'text/plain; charset=UTF-8',
    ...Object.fromEntries(headers),
    'content-length': String(body.byteLength),
    ...(cookies.length > 0 && { 'set-cookie': cookies }),
  }
}

/**
 * A body that fails half-way is cut short without a word: the adapter would
 * write the error's message to the client and to the console.
 */
function streamed(
  response: Response,
  { reader, asked }: Rest,
  onError: (error: unknown) => void,
): Response {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await (asked.shift() ?? reader.read())
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        onError(error)
        controller.error(new Error('The response ended early.'))
      }
    },
    cancel: (reason) => reader.cancel(reason),
  })
  return new Response(body, response)
}
