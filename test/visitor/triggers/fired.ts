import type { Fire, Stop } from '../../../src/visitor/triggers/trigger.ts'

const stops: Stop[] = []

/** Watches, and keeps what is set off. */
export function watching(watch: (fire: Fire) => Stop): {
  times: () => number
  holds: () => boolean
} & {
  stop: Stop
} {
  const told: (() => boolean)[] = []
  const stop = watch((holds) => told.push(holds))
  stops.push(stop)
  return { times: () => told.length, holds: () => told.at(-1)?.() ?? false, stop }
}

export function stopAll(): void {
  for (const stop of stops.splice(0)) stop()
}
