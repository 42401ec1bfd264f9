/** Gives back what was taken; a second time does nothing. */
type Release = () => void

/** So many calls at once, and a short queue for the next. */
export interface Slots {
  /** Null when none became free in time, or `signal` was aborted. */
  take(signal: AbortSignal): Promise<Release | null>
}

export function createSlots(count: number, waitMs: number): Slots {
  let free = count
  const queue = new Set<(release: Release) => void>()

  const releaser = (): Release => {
    let held = true
    return () => {
      if (!held) return
      held = false
      const [next] = queue
      if (next === undefined) free += 1
      else next(releaser())
    }
  }

  return {
    take(signal) {
      if (signal.aborted) return Promise.resolve(null)
      if (free > 0) {
        free -= 1
        return Promise.resolve(releaser())
      }
      return new Promise((resolve) => {
        const leave = (release: Release | null) => {
          queue.delete(leave)
          clearTimeout(timer)
          signal.removeEventListener('abort', giveUp)
          resolve(release)
        }
        const giveUp = () => leave(null)
        const timer = setTimeout(giveUp, waitMs)
        signal.addEventListener('abort', giveUp)
        queue.add(leave)
      })
    },
  }
}
