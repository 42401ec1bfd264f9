import { stored } from '../elements/stored.ts'
import type { VisitorEvent } from '../wire/visitor.ts'
import type { Kept } from './kept.ts'

const NAME = 'event:'
/** Events that are kept at most; the oldest give way. */
const MOST = 200

/** Events that are on their way, also those of the browser's other tabs. */
export interface EventQueue {
  add: (event: VisitorEvent) => void
  /** The first ones, with the names that they are kept by. */
  next(count: number): [names: string[], events: unknown[]]
  drop(names: readonly string[]): void
}

/**
 * Each event is kept by a name of its own, which begins with its time: tabs
 * that add at the same moment overwrite nothing of each other's.
 */
export function eventQueue(kept: Kept): EventQueue {
  let added = 0
  const drop = (names: readonly string[]) => {
    for (const name of names) kept.set(name)
  }
  return {
    add(event) {
      const order = Date.now() * 1000 + (added++ % 1000)
      kept.set(`${NAME}${order}:${event.messageId}`, JSON.stringify(event))
      drop(kept.names(NAME).slice(0, -MOST))
    },
    next(count) {
      const names = kept.names(NAME).slice(0, count)
      // What somebody else has written there the endpoint will refuse.
      return [names, names.map((name) => stored(() => JSON.parse(kept.get(name) ?? '') as unknown))]
    },
    drop,
  }
}
