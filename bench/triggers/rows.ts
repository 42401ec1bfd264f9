import type { VisitorTrigger } from '../../src/wire/visitor.ts'

export const SLOWDOWNS = [1, 4]

export interface Action {
  /** As in `actions.js`. */
  name: string
  /** The kind that it may set off. */
  kind: VisitorTrigger['type']
  /**
   * Milliseconds at most, among triggers of all kinds, where nothing is slowed down. Where one is set
   * off it holds for what is done at once; what follows is mostly the browser's own price of a request.
   */
  goal?: Partial<Cost>
  /** What ours has to tell of, each time that it is done. */
  tells?: string
}

export const ACTIONS: Action[] = [
  { name: 'url that fits none', kind: 'URL_MATCH', goal: { all: 2 }, tells: 'page_view' },
  { name: 'url that fits', kind: 'URL_MATCH', goal: { atOnce: 2 }, tells: 'page_view' },
  { name: 'click that fits none', kind: 'ELEMENT_CLICK', goal: { all: 1 } },
  { name: 'click that fits', kind: 'ELEMENT_CLICK', goal: { atOnce: 1 }, tells: 'ELEMENT_CLICK-0' },
  { name: 'event that fits', kind: 'CUSTOM_EVENT', tells: 'plan 0 chosen' },
  { name: 'scroll', kind: 'SCROLL_DEPTH' },
]

/** Who watches, and for what: triggers of all kinds, or as many of the one kind that is set off. */
export type Who = 'nobody' | 'naive, mixed' | 'naive, alone' | 'ours, mixed' | 'ours, alone'

/** Milliseconds of the main thread for each time that something is done. */
export interface Cost {
  /** Until whoever did it could go on: by the clock, the lower quartile. Other processes make the rest longer. */
  atOnce: number
  /** With all that comes of it: the thread's own time, the mean. */
  all: number
}

export interface Row {
  action: Action
  slowdown: number
  /** One a round. */
  costs: Map<Who, Cost[]>
}
