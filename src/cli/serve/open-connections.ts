import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** The connections of a server, and whether a request is in flight on them. */
export interface OpenConnections {
  /** From now on, a connection ends as soon as nothing is in flight on it. */
  drain(): void
  /** Ends them all, whatever is in flight. */
  cut(): void
}

/**
 * Browsers keep connections open on which they have not asked for anything
 * yet. Node's `closeIdleConnections` takes those for busy and leaves them be.
 */
export function openConnections(server: Server): OpenConnections {
  const inFlight = new Map<Socket, number>()
  let draining = false
  const endIfIdle = (socket: Socket) => {
    if (draining && inFlight.get(socket) === 0) socket.destroySoon()
  }
  server.on('connection', (socket: Socket) => {
    inFlight.set(socket, 0)
    socket.once('close', () => inFlight.delete(socket))
  })
  server.on('request', ({ socket }, outgoing) => {
    inFlight.set(socket, (inFlight.get(socket) ?? 0) + 1)
    outgoing.once('close', () => {
      if (!inFlight.has(socket)) return
      inFlight.set(socket, (inFlight.get(socket) ?? 1) - 1)
      endIfIdle(socket)
    })
  })
  return {
    drain: () => {
      draining = true
      for (const socket of inFlight.keys()) endIfIdle(socket)
    },
    cut: () => {
      for (const socket of inFlight.keys()) socket.destroy()
    },
  }
}
