import type { VisitorEvent, VisitorTrigger } from '../wire/visitor.ts'
import { eventQueue } from './event-queue.ts'
import type { Kept } from './kept.ts'
import { parseIdentified } from './parse-answers.ts'
import { callVisitorRoute, isOver, mayPass, oneTab, waitAfter } from './visitor-calls.ts'

/**
 * Events in a request: with 4 KiB of properties each they stay below 64 KiB, which
 * is what the endpoint takes, and what may be on its way when a page is left.
 */
const BATCH = 10
/** The visitor id's name. */
const ID = 'id'

export interface ChannelOptions {
  endpoint: string
  kept: Kept
  identified: (triggers: VisitorTrigger[], visitor: string) => void
  /** Gets an answer that may tell of sessions. */
  heard: (answer: unknown) => void
}

/** What goes to the endpoint, one thing after the other, in one tab at a time. */
export interface VisitorChannel {
  /** Asks who this is, before anything else is told. @param token The owner's JWT. */
  ask(token?: string): void
  /** Keeps an event until the endpoint has it. */
  tell(event: VisitorEvent): void
  /** Sends what there is, after so many milliseconds at the latest. */
  soon(milliseconds: number): void
  /** Sends now what fits: the page may be gone the next moment. */
  leave(): void
  halt(): void
}

export function visitorChannel({
  endpoint,
  kept,
  identified,
  heard,
}: ChannelOptions): VisitorChannel {
  const queue = eventQueue(kept)
  let token: string | undefined
  let known = false
  let busy = false
  let over = false
  let failures = 0
  let most = BATCH
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = Infinity

  const identify = async (): Promise<number> => {
    const [visitor, sent] = [kept.get(ID), token]
    known = true
    const { status, retryAfter, body } = await callVisitorRoute(endpoint, 'identify', {
      visitor,
      token: sent,
    })
    const answer = status === 200 && parseIdentified(body)
    if (over) return 0
    if (answer) {
      if (token === sent) token = undefined
      kept.set(ID, answer.visitor)
      identified(answer.triggers, answer.visitor)
      return 0
    }
    known = false
    if (mayPass(status) || status === 200) return waitAfter(failures++, retryAfter)
    // What is refused is left out, the token first.
    over = isOver(status) || !(sent || visitor)
    if (!sent) kept.set(ID)
    token = undefined
    // oxlint-disable-next-line no-console -- the owner is looking there
    if (sent || over) console.warn(`Sessionframe: /visitor/identify answers ${status}.`)
    return 0
  }
  const sendEvents = async (): Promise<number> => {
    const [names, events] = queue.next(most)
    const { status, retryAfter, body } = await callVisitorRoute(
      endpoint,
      'events',
      { events },
      kept.get(ID),
    )
    if (mayPass(status)) return waitAfter(failures++, retryAfter)
    over ||= isOver(status)
    if (status === 401) known = false
    else if (status !== 200 && names.length > 1) {
      // One of them is at fault: it is found by sending one after the other.
      most = 1
      return 0
    } else queue.drop(names)
    most = BATCH
    if (!over) heard(body)
    return 0
  }
  /** Until there is nothing to send, or no sense in it now. */
  const run = async () => {
    // oxlint-disable-next-line no-unmodified-loop-condition -- what is awaited changes both
    while (!over && (!known || queue.next(1)[0].length)) {
      const wait = await (known ? sendEvents() : identify())
      if (wait) return soon(wait)
      failures = 0
    }
  }
  const once = async (run: () => Promise<void>) => {
    if (busy || over) return
    busy = true
    try {
      await run()
    } finally {
      busy = false
    }
  }
  const soon = (milliseconds: number) => {
    const at = Date.now() + milliseconds
    if (over || at >= due) return
    clearTimeout(timer)
    due = at
    timer = setTimeout(() => {
      due = Infinity
      void once(() => oneTab(run))
    }, milliseconds)
  }
  return {
    ask(given) {
      token = given
      known = false
      soon(0)
    },
    tell: queue.add,
    soon,
    leave() {
      if (known) void once(run)
    },
    halt() {
      over = true
      clearTimeout(timer)
    },
  }
}
