import type { FetchAnswer } from '../../wire/fetch.ts'

/** Bytes of an answer after decompression: 200 KB of gzip can be 200 MB. */
const ANSWER_LIMIT = 1024 * 1024

/** The body as text, or null when it is larger than the cap. Rejects when it breaks off. */
export async function readCapped(response: FetchAnswer): Promise<string | null> {
  // First: on Node to look at the body makes a stream of it, which costs more than the text.
  if (isShort(response.headers)) return response.text()
  if (response.body === null) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength
    if (size > ANSWER_LIMIT) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(next.value, { stream: true })
  }
  return text + decoder.decode()
}

/** Whether the head says how long it is, and nothing makes it longer. */
function isShort(headers: FetchAnswer['headers']): boolean {
  const length = headers.get('content-length')
  if (length === null || headers.has('content-encoding')) return false
  return Number(length) <= ANSWER_LIMIT
}
