import type { IncomingMessage, ServerResponse } from 'node:http'

/** For a body of a few kilobytes, on the slowest line. */
export const BODY_MS = 60_000

/** A client that dribbles its body must not hold a connection: after so many milliseconds, 408. */
export function bodyDeadline(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  ms: number,
): void {
  if (incoming.complete) return
  const timer = setTimeout(() => {
    if (incoming.complete) return
    if (!outgoing.headersSent) outgoing.writeHead(408, { connection: 'close' }).end()
    incoming.destroy()
  }, ms)
  // Whoever waits for nothing else may go.
  timer.unref()
  const done = () => clearTimeout(timer)
  incoming.once('end', done)
  incoming.once('close', done)
}
