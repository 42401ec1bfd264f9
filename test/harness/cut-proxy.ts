import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { listen } from './listen.ts'

/** Stands between a client and its server, and can fail as networks do. */
export interface CutProxy extends AsyncDisposable {
  port: number
  /** From now on it refuses connections; the open ones end. */
  cut(): Promise<void>
  /** From now on it takes everything and hands on nothing. */
  hang(): void
}

export async function cutProxy(targetPort: number, host = '127.0.0.1'): Promise<CutProxy> {
  const sockets = new Set<Socket>()
  let hanging = false
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer((client) => {
    keep(client)
    if (hanging) return
    const target = connect(targetPort, host)
    keep(target)
    client.on('data', (chunk) => hanging || target.write(chunk))
    target.on('data', (chunk) => hanging || client.write(chunk))
    client.on('close', () => target.destroy())
    target.on('close', () => client.destroy())
  })
  const { port } = await listen(server)
  const cut = async () => {
    for (const socket of sockets) socket.destroy()
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  }
  return {
    port,
    cut,
    hang: () => {
      hanging = true
    },
    [Symbol.asyncDispose]: cut,
  }
}
