import type { pauseAfter } from '../visitor-calls.ts'
import { readEvents } from './read-events.ts'

/** Milliseconds until the first byte: what takes longer is kept back by something on the way. */
const FIRST = 5_000
/** Milliseconds until the next one; there is one every 15 seconds. */
const NEXT = 40_000
/** Milliseconds between two questions, where there are no streams. */
const POLL = 15_000
/** Milliseconds that a stream should live, and how many may not before there are to be no more. */
const GOOD = 10_000
const BAD = 3

/** Not all at once. */
const about = (milliseconds: number) => milliseconds * (0.5 + Math.random())

/**
 * Hears what is to be shown, by a stream of server-sent events while the page is
 * looked at; by asking now and then where streams do not come through. An
 * `EventSource` could not send the visitor id but in an address.
 *
 * @param heard Gets what the route tells, as it is.
 * @param lost The visitor id is not valid any more.
 * @param wait Given, since the build would make a third file of what two import.
 */
export async function listen(
  signal: AbortSignal,
  endpoint: string,
  visitor: string,
  heard: (answer: unknown) => void,
  lost: () => void,
  wait: typeof pauseAfter,
): Promise<void> {
  let call = new AbortController()
  let asks = false
  let failures = 0
  let broken = 0

  /** @returns Milliseconds to wait, or null for ever. */
  const hear = async (): Promise<number | null> => {
    call = new AbortController()
    const begun = Date.now()
    let isHeard = false
    let silence: ReturnType<typeof setTimeout> | undefined
    const expect = (milliseconds: number) => {
      clearTimeout(silence)
      silence = setTimeout(() => call.abort(), milliseconds)
    }
    expect(asks ? NEXT : FIRST)
    try {
      const response = await fetch(endpoint.replace(/\/*$/, '/visitor/live'), {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Sessionframe': '1',
          Accept: `${asks ? '' : 'text/event-stream, '}application/json`,
          Authorization: `Bearer ${visitor}`,
        },
        body: '{}',
        credentials: 'omit',
        signal: call.signal,
      })
      const { status, headers, body } = response
      if (status === 401) lost()
      if (status !== 200 || !body) {
        return wait(status, failures++, parseFloat(headers.get('Retry-After') ?? '') * 1000)
      }
      if (!headers.get('Content-Type')?.startsWith('text/event-stream')) {
        heard(await response.json())
        failures = 0
        return about(POLL)
      }
      await readEvents(body, (data) => {
        isHeard = true
        failures = 0
        expect(NEXT)
        if (data) heard(data)
      })
    } catch {
      if (signal.aborted || document.hidden) return 0
      if (call.signal.aborted && !isHeard) asks = true
      else if (!isHeard) return wait(0, failures++, Number.NaN)
    } finally {
      clearTimeout(silence)
    }
    broken = Date.now() - begun < GOOD ? broken + 1 : 0
    asks ||= broken === BAD
    return about(2000)
  }
  const leave = () => document.hidden && call.abort()
  document.addEventListener('visibilitychange', leave, { signal })
  window.addEventListener('pagehide', () => call.abort(), { signal })
  signal.addEventListener('abort', () => call.abort())
  while (!signal.aborted) {
    const rest: number | null = document.hidden ? await seen(signal) : await hear()
    if (rest === null) return
    if (rest) await pause(rest, signal)
  }
}

/** Until the page is seen or nobody listens any more; no time on top of that. */
const seen = (signal: AbortSignal) =>
  new Promise<number>((resolve) => {
    const go = () => resolve(0)
    document.addEventListener('visibilitychange', go, { once: true, signal })
    signal.addEventListener('abort', go)
  })

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<unknown>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    const end = () => {
      clearTimeout(timer)
      resolve(null)
    }
    signal.addEventListener('abort', end, { once: true })
  })
