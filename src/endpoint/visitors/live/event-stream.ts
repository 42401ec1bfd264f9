/** Milliseconds between signs of life. Proxies cut what is silent for a minute; some for less. */
const HEARTBEAT_MS = 15_000
/** Pieces that may wait for a client who reads none: four minutes of heartbeats. */
const MOST_UNREAD = 16

/** A body of server-sent events, from our side. */
export interface EventStream {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>
  send(event: string, data: object): void
  end(): void
}

/**
 * Begins with a comment, so that whoever waits for the first byte learns that
 * nothing on the way keeps them back.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 *
 * @param onEnd Called once, whoever ends it: we, or the client by going away.
 */
export function eventStream(hungUp: AbortSignal, onEnd: () => void): EventStream {
  const utf8 = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined
  const write = (text: string) => controller?.enqueue(utf8.encode(text))
  const heartbeat = setInterval(() => {
    if ((controller?.desiredSize ?? 0) < -MOST_UNREAD) end()
    else write(':\n\n')
  }, HEARTBEAT_MS)
  const leave = () => {
    if (controller === undefined) return
    controller = undefined
    clearInterval(heartbeat)
    hungUp.removeEventListener('abort', end)
    onEnd()
  }
  const end = () => {
    controller?.close()
    leave()
  }
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (given) => (controller = given),
    cancel: leave,
  })
  write(':\n\n')
  hungUp.addEventListener('abort', end)
  return {
    body,
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    end,
  }
}
