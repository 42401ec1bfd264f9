import type { JourneyState } from './journey.ts'

/** What a change of state writes. */
export interface Switches {
  admission?: 'open' | 'closed'
  progression?: 'running' | 'frozen'
  inDraft?: boolean
  archived?: boolean
  deleted?: boolean
  /** The newest version becomes the active one; without a version nothing is changed. */
  activatesNewest?: boolean
}

interface Transition {
  from: readonly JourneyState[]
  set: Switches
}

const CLOSED = { admission: 'closed' } as const
const LIVING = ['draft', 'active', 'paused', 'frozen', 'unpublished'] as const

/** Every change of state, and the states in which it is allowed. */
const TRANSITIONS = {
  /** Makes a version, changes nothing else. */
  publish: { from: LIVING, set: {} },
  /** Also of an active journey: the newest version becomes the active one. */
  activate: {
    from: LIVING,
    set: { admission: 'open', progression: 'running', inDraft: false, activatesNewest: true },
  },
  /** Octeth says so when a journey is enabled already. */
  enable: {
    from: ['draft', 'paused', 'frozen', 'unpublished'],
    set: { admission: 'open', progression: 'running', inDraft: false, activatesNewest: true },
  },
  pause: { from: ['active'], set: CLOSED },
  freeze: { from: ['active'], set: { ...CLOSED, progression: 'frozen' } },
  unfreeze: { from: ['frozen'], set: { progression: 'running' } },
  unpublish: { from: ['active'], set: { ...CLOSED, inDraft: true } },
  archive: { from: LIVING, set: { ...CLOSED, progression: 'running', archived: true } },
  restore: { from: ['archived'], set: { archived: false, inDraft: true } },
  /** Flownally: an active journey must be paused first. */
  'delete-inactive': {
    from: ['draft', 'paused', 'frozen', 'unpublished'],
    set: { ...CLOSED, deleted: true },
  },
  delete: { from: LIVING, set: { ...CLOSED, deleted: true } },
} as const satisfies Record<string, Transition>

export type JourneyAction = keyof typeof TRANSITIONS

export function transitionOf(action: JourneyAction): Transition {
  return TRANSITIONS[action]
}
