import { ServerResponse } from 'node:http'
import { decodedBytes } from './decoded-bytes.ts'

/** More of a body is looked at piece by piece only. */
const MOST_BYTES = 4 * 1024 * 1024

/**
 * Gives `look` all that servers of `node:http` in this process send, whatever framework sends it: heads,
 * each piece of a body, and the whole of it, unpacked, as what is cut in two or compressed shows nothing.
 */
export function watchServerResponses(look: (text: string) => void): void {
  const bodies = new WeakMap<ServerResponse, Buffer[]>()
  const collect = (response: ServerResponse, part: unknown) => {
    const pieces = bodies.get(response) ?? []
    bodies.set(response, pieces)
    const length = pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)
    const isBody = typeof part === 'string' || part instanceof Uint8Array
    if (isBody && length < MOST_BYTES) pieces.push(Buffer.from(part as string))
  }
  const wrap = (method: 'setHeader' | 'writeHead' | 'write' | 'end', isBody: boolean) => {
    const send = ServerResponse.prototype[method] as (...parts: unknown[]) => unknown
    Object.assign(ServerResponse.prototype, {
      [method](this: ServerResponse, ...parts: unknown[]): unknown {
        for (const part of parts) if (typeof part !== 'function') look(textOf(part))
        if (isBody) collect(this, parts[0])
        if (method === 'end') {
          const whole = Buffer.concat(bodies.get(this) ?? [])
          look(textOf(decodedBytes(whole, this.getHeader('content-encoding'))))
        }
        return send.apply(this, parts)
      },
    })
  }
  wrap('setHeader', false)
  wrap('writeHead', false)
  wrap('write', true)
  wrap('end', true)
}

function textOf(part: unknown): string {
  return part instanceof Uint8Array
    ? Buffer.from(part).toString('latin1')
    : (JSON.stringify(part) ?? '')
}
