import { OPEN_EVENT } from '../../../wire/visitor.ts'
import type { SessionToOpen } from '../../../wire/visitor.ts'
import type { UpstreamSessionToOpen } from '../../upstream.ts'
import type { VerifiedVisitor } from '../visitor-token.ts'
import { eventStream } from './event-stream.ts'
import type { EventStream } from './event-stream.ts'
import { createLiveRoom } from './live-room.ts'
import type { Look } from './live-room.ts'
import { createPlaces } from './places.ts'

/** Milliseconds after which a stream ends, so that load and leave are looked at anew; up to twice as long. */
const LIFE_MS = 5 * 60_000

/** Who wants a stream. */
interface Listening {
  visitor: VerifiedVisitor
  /** Null where nobody knows it. */
  address: string | null
  hungUp: AbortSignal
  now: Date
  toOpen: (session: UpstreamSessionToOpen) => Promise<SessionToOpen>
}

/** The streams of this process. */
export interface LiveStreams {
  /** Null where there is no place for one more. */
  open(listening: Listening): EventStream['body'] | null
  /** Ends them all, and gives no more. */
  close(): void
}

/** @param most Streams at once; 0 for none. */
export function createLiveStreams(most: number, look: Look): LiveStreams {
  const room = createLiveRoom(look)
  const places = createPlaces(most)
  const streams = new Set<EventStream>()
  let closed = false
  return {
    open({ visitor: { until, ...visitor }, address, hungUp, now, toOpen }) {
      const free = closed || hungUp.aborted ? null : places.take(visitor.id, address)
      if (free === null) return null
      const stream = eventStream(hungUp, () => {
        clearTimeout(end)
        leave()
        free()
        streams.delete(stream)
      })
      const life = LIFE_MS * (1 + Math.random())
      const end = setTimeout(() => stream.end(), Math.min(life, until * 1000 - now.getTime()))
      const leave = room.enter(visitor, (open) => {
        Promise.all(open.map(toOpen)).then(
          (told) => stream.send(OPEN_EVENT, { open: told }),
          // Told of in the log; the next stream tries again.
          () => stream.end(),
        )
      })
      streams.add(stream)
      return stream.body
    },
    close() {
      closed = true
      for (const stream of streams) stream.end()
    },
  }
}
