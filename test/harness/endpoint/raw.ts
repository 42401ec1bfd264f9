import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { routePath, SITE } from './settings.ts'

/** Sends bytes, whatever they are, and gives the status line, or nothing where the line was cut. */
export async function raw(site: URL, send: (socket: Socket) => unknown, within = 20_000) {
  const socket = connect(Number(site.port), site.hostname)
  socket.on('error', () => {})
  await new Promise((done) => socket.once('connect', done))
  // Before anything is sent: the other side may cut the line while we are still sending.
  const line = Promise.race([
    new Promise<string>((done) =>
      socket.once('data', (data: Buffer) => done(String(data).split('\r\n')[0] ?? '')),
    ),
    new Promise<string>((done) => socket.once('close', () => done(''))),
  ])
  await send(socket)
  const first = await Promise.race([line, wait(within).then(() => 'still open')])
  socket.destroy()
  return first
}

/** How a POST begins, up to the headers that a test adds. */
export const head = (site: URL, more: string) =>
  `POST ${routePath(site, '/journey-sessions')} HTTP/1.1\r\nHost: ${site.host}\r\nOrigin: ${SITE}\r\n` +
  `Content-Type: application/json\r\nX-Sessionframe: 1\r\nIdempotency-Key: "${crypto.randomUUID()}"\r\n${more}\r\n`

/** Pieces of a chunked body, for as long as somebody takes them; gives how many bytes were sent. */
export async function sendChunks(socket: Socket, bytes: number): Promise<number> {
  const piece = 1024
  let sent = 0
  while (sent < bytes && !socket.destroyed) {
    socket.write(`400\r\n${' '.repeat(piece)}\r\n`)
    sent += piece
    if ((sent / piece) % 20 === 0) await wait(1)
  }
  return sent
}
