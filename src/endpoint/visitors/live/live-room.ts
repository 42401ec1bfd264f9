import type { UpstreamSessionToOpen, UpstreamVisitor } from '../../upstream.ts'

/** How long something new waits at most, in milliseconds. */
const LOOK_EVERY_MS = 2_000
/** How often one sees who is due. */
const TICK_MS = 250
/** The longest time between two looks of an upstream that fails. */
const LONGEST_PAUSE_MS = 60_000
/** Visitors in one call. */
const BATCH = 200

/** What is to be shown to each, in their order. */
export type Look = (visitors: readonly UpstreamVisitor[]) => Promise<UpstreamSessionToOpen[][]>

/** Visitors who have a page before them, and are told at once of what is to be shown. */
export interface LiveRoom {
  /**
   * @param tell Called with what the visitor has not been told of yet.
   * @returns What to call when he leaves.
   */
  enter(visitor: UpstreamVisitor, tell: (open: UpstreamSessionToOpen[]) => void): () => void
}

interface Watcher {
  visitor: UpstreamVisitor
  tell: (open: UpstreamSessionToOpen[]) => void
  told: Set<string>
  due: number
}

/** One look for all who are there, and none while nobody is. @param look Rejects when it fails. */
export function createLiveRoom(look: Look): LiveRoom {
  const watchers = new Set<Watcher>()
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let looking = false

  const lookFor = async (due: readonly Watcher[]) => {
    const found = await look(due.map(({ visitor }) => visitor))
    for (const [at, { tell, told }] of due.entries()) {
      const fresh = (found[at] ?? []).filter(({ upstreamId }) => !told.has(upstreamId))
      for (const { upstreamId } of fresh) told.add(upstreamId)
      if (fresh.length > 0) tell(fresh)
    }
  }
  const tick = async () => {
    const now = Date.now()
    if (![...watchers].some((one) => one.due <= now)) return TICK_MS
    // Those who soon would be come along: before long all are asked for in one call.
    const soon = now + LOOK_EVERY_MS / 2
    const due = [...watchers].filter((one) => one.due <= soon).slice(0, BATCH)
    for (const one of due) one.due = now + LOOK_EVERY_MS
    try {
      await lookFor(due)
      failures = 0
      return TICK_MS
    } catch {
      // Told of in the log by who looked.
      return Math.min(LOOK_EVERY_MS * 2 ** failures++, LONGEST_PAUSE_MS)
    }
  }
  const soon = (ms: number) => {
    timer = setTimeout(() => {
      timer = undefined
      looking = true
      void tick().then((pause) => {
        looking = false
        if (watchers.size > 0) soon(pause)
      })
    }, ms)
  }
  return {
    enter(visitor, tell) {
      const watcher = { visitor, tell, told: new Set<string>(), due: 0 }
      watchers.add(watcher)
      if (timer === undefined && !looking) soon(0)
      return () => {
        watchers.delete(watcher)
        if (watchers.size > 0) return
        clearTimeout(timer)
        timer = undefined
      }
    },
  }
}
