import { createServer } from 'node:http'
import type { IncomingMessage, RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CommandError } from '../command-error.ts'
import { BODY_MS, bodyDeadline } from './body-deadline.ts'
import { openConnections } from './open-connections.ts'

export interface ListenOptions {
  /** Address or host name. */
  host: string
  /** 0 takes a free one. */
  port: number
  /** The flag that sets the port, for messages. */
  flag: '--port' | '--platform-port' | '--metrics-port'
  /** Milliseconds that the body of a request may take; by default {@link BODY_MS}. */
  bodyMs?: (incoming: IncomingMessage) => number
}

export interface Listener {
  port: number
  /** Until it is called, requests are answered 503. */
  answerWith(listener: RequestListener): void
  /** Takes no new connection and waits for the requests in flight. False when they took too long and were cut. */
  stop(graceMs: number): Promise<boolean>
}

/**
 * Takes the port before anything is opened: the port is part of the links,
 * and a port in use should be told at once.
 */
export async function listen(options: ListenOptions): Promise<Listener> {
  let answer: RequestListener = (_incoming, outgoing) => {
    outgoing.writeHead(503, { 'retry-after': '1' }).end()
  }
  const { bodyMs = () => BODY_MS } = options
  const server = createServer((incoming, outgoing) => {
    bodyDeadline(incoming, outgoing, bodyMs(incoming))
    answer(incoming, outgoing)
  })
  const connections = openConnections(server)
  // A client that dribbles its headers must not hold a connection for minutes either.
  server.headersTimeout = 15_000
  // Each body has a deadline of its own.
  server.requestTimeout = 0

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, options)))
    server.listen({ port: options.port, host: options.host }, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    answerWith: (listener) => {
      answer = listener
    },
    stop: (graceMs) =>
      new Promise((resolve) => {
        let cut = false
        const deadline = setTimeout(() => {
          cut = true
          connections.cut()
        }, graceMs)
        server.close(() => {
          clearTimeout(deadline)
          resolve(!cut)
        })
        connections.drain()
      }),
  }
}

function listenError(error: NodeJS.ErrnoException, { host, port, flag }: ListenOptions): Error {
  const noAddress =
    'SESSIONFRAME_HOST is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all of them'
  const messages: Record<string, string> = {
    EADDRINUSE: `port ${port} on ${host} is in use: stop what listens there, or give another with ${flag} (0 takes a free one)`,
    EACCES: `port ${port} needs more rights than this user has: give one above 1023 with ${flag}`,
    EADDRNOTAVAIL: noAddress,
    ENOTFOUND: noAddress,
    EAI_AGAIN: noAddress,
  }
  const message = messages[error.code ?? '']
  return message === undefined ? error : new CommandError(message)
}
