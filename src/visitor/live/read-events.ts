/** Longer ones are no event of ours. */
const LONGEST = 1_000_000

/**
 * Reads server-sent events until they end, or the request is aborted.
 *
 * @param heard Called for each piece, with its data; undefined for a mere sign of life.
 */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  heard: (data: unknown) => void,
): Promise<void> {
  const reader = body.getReader()
  const utf8 = new TextDecoder()
  let text = ''
  while (text.length < LONGEST) {
    const { done, value } = await reader.read()
    if (done) return
    const pieces = (text + utf8.decode(value, { stream: true })).split('\n\n')
    text = pieces.pop() ?? ''
    for (const piece of pieces) {
      const data = /^data: (.*)$/m.exec(piece)?.[1]
      heard(data && (JSON.parse(data) as unknown))
    }
  }
  await reader.cancel()
}
