import type { Incoming } from './body-read-before.ts'

/**
 * A whole body that came along with its head, as almost all of a browser's
 * requests do; undefined where some of it, or its length, is not known yet. A
 * stream around a few bytes that are here already would cost more than all
 * that is done with them.
 */
export function bodyAtHand(incoming: Incoming): Uint8Array<ArrayBuffer> | undefined {
  const { readableDidRead, readableLength, headers } = incoming
  if (readableDidRead || readableLength === 0) return undefined
  if (headers['content-length'] !== String(readableLength)) return undefined
  const whole: unknown = incoming.read()
  return whole instanceof Uint8Array ? new Uint8Array(whole) : undefined
}

/** Whether there is none, by the head alone. https://www.rfc-editor.org/rfc/rfc9112#section-6.3 */
export function hasNoBody({ httpVersionMajor, headers }: Incoming): boolean {
  const length = headers['content-length']
  if (length !== undefined) return length === '0'
  return httpVersionMajor === 1 && headers['transfer-encoding'] === undefined
}
