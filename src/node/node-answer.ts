import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { FetchAnswer } from '../wire/fetch.ts'
import { decodedBody } from './decoded-body.ts'

/** Keeps nothing from one whole text to the next. */
const utf8 = new TextDecoder()

/** An answer whose head is here. Its body is read once: by `text`, or through `body`. */
export class NodeAnswer implements FetchAnswer {
  readonly status: number
  readonly ok: boolean
  readonly headers: FetchAnswer['headers']
  readonly #incoming: IncomingMessage
  #body: ReadableStream<Uint8Array> | undefined

  constructor(incoming: IncomingMessage) {
    this.#incoming = incoming
    this.status = incoming.statusCode ?? 0
    this.ok = this.status >= 200 && this.status < 300
    const get = (name: string) => incoming.headers[name.toLowerCase()]?.toString() ?? null
    this.headers = { get, has: (name) => get(name) !== null }
  }

  /** Made when it is asked for: most bodies are a few bytes, and `text` has them without a stream. */
  get body(): ReadableStream<Uint8Array> {
    return (this.#body ??= webStream(() => decodedBody(this.#incoming)))
  }

  text(): Promise<string> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = []
      decodedBody(this.#incoming)
        .on('data', (chunk: Buffer) => void chunks.push(chunk))
        .on('end', () => resolve(utf8.decode(Buffer.concat(chunks))))
        .on('error', reject)
    })
  }
}

function webStream(open: () => Readable): ReadableStream<Uint8Array> {
  try {
    return Readable.toWeb(open()) as ReadableStream<Uint8Array>
  } catch (error) {
    return new ReadableStream({ start: (controller) => controller.error(error) })
  }
}
