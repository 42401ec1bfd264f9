import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream'
import type { Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1 */
const DECODERS: Readonly<Record<string, () => Transform>> = {
  br: createBrotliDecompress,
  deflate: createInflate,
  gzip: createGunzip,
  'x-gzip': createGunzip,
}

/**
 * The body of an answer without its content coding: nobody has asked for one, but to say nothing
 * allows any. It is decoded as it is read, and errors where it breaks off. Throws when it has broken
 * off already, and for a coding that is unknown.
 */
export function decodedBody(incoming: IncomingMessage): Readable {
  if (incoming.destroyed) throw new Error('The answer broke off.')
  const coding = incoming.headers['content-encoding']?.trim().toLowerCase() ?? ''
  if (coding === '' || coding === 'identity') return incoming
  const decoder = Object.hasOwn(DECODERS, coding) ? DECODERS[coding]?.() : undefined
  // Whoever fails ends the other one; who reads the decoder hears of it there.
  if (decoder !== undefined) return pipeline(incoming, decoder, () => {})
  incoming.destroy()
  throw new Error('The answer has a content coding that is unknown here.')
}
