/**
 * What the four APIs should do with a journey, in plain words: the tables of
 * states and effects, written out once more and with nothing of the platform's.
 */

type State = 'draft' | 'active' | 'paused' | 'frozen' | 'unpublished' | 'archived' | 'deleted'

/** A wait of so many hours, or a page to show, which Octeth has no word for. */
export type Step = ({ hours: number } | { page: 'complete' | 'empty' }) & { published: boolean }

/** What goes into a version. */
export interface Canvas {
  trigger: boolean
  steps: readonly Step[]
}

export interface Draft extends Canvas {
  name: string
  description: string | null
  notes: string | null
  entryMode: string
  /** BreakGround's `settings.pauseMode: "freeze"`. */
  freezes: boolean
}

export interface ModelJourney {
  state: State
  draft: Draft
  /** Since the newest version, or there is none. */
  changed: boolean
  versions: readonly Canvas[]
  /** What new leads run on; null as long as it was never active. */
  active: Canvas | null
  /** Leads who came in, and those of them who are still inside. */
  entered: number
  inside: number
}

/** What becomes of a call; each vendor has its own status for it. */
export type Outcome = 'done' | 'gone' | 'conflict' | 'invalid'

export function newJourney(draft: Pick<Draft, 'name'> & Partial<Draft>): ModelJourney {
  const nothing = { description: null, notes: null, entryMode: 'once', freezes: false }
  return {
    state: 'draft',
    draft: { ...nothing, trigger: false, steps: [], ...draft },
    changed: true,
    versions: [],
    active: null,
    entered: 0,
    inside: 0,
  }
}

export function edit(journey: ModelJourney, change: Partial<Draft>): Outcome {
  if (journey.state === 'archived') return 'conflict'
  journey.draft = { ...journey.draft, ...change }
  journey.changed = true
  return 'done'
}

/** As Octeth edits: what is enabled runs on it at once, or nothing is changed. */
export function editLive(journey: ModelJourney, change: Partial<Draft>): Outcome {
  if (journey.state !== 'active') return edit(journey, change)
  if (!isSound({ ...journey.draft, ...change })) return 'invalid'
  edit(journey, change)
  publish(journey)
  return activate(journey)
}

export function publish(journey: ModelJourney): Outcome {
  if (journey.state === 'archived') return 'conflict'
  if (!isSound(journey.draft)) return 'invalid'
  const { trigger, steps } = journey.draft
  journey.versions = [...journey.versions, { trigger, steps }]
  journey.changed = false
  return 'done'
}

export function activate(journey: ModelJourney): Outcome {
  const newest = journey.versions.at(-1)
  if (journey.state === 'archived' || newest === undefined) return 'conflict'
  journey.state = 'active'
  journey.active = newest
  return 'done'
}

export function publishAndActivate(journey: ModelJourney): Outcome {
  if (journey.state === 'archived') return 'conflict'
  const published = journey.changed ? publish(journey) : 'done'
  return published === 'done' ? activate(journey) : published
}

export function enable(journey: ModelJourney): Outcome {
  return journey.state === 'active' ? 'conflict' : publishAndActivate(journey)
}

/** Nobody comes in any more; only who is frozen stands still. */
export function close(journey: ModelJourney, state: 'paused' | 'frozen' | 'unpublished'): Outcome {
  if (journey.state !== 'active') return 'conflict'
  journey.state = state
  return 'done'
}

export function archive(journey: ModelJourney): Outcome {
  if (journey.state === 'archived') return 'conflict'
  journey.state = 'archived'
  journey.inside = 0
  return 'done'
}

/** Who was taken out stays out. */
export function restore(journey: ModelJourney): Outcome {
  if (journey.state !== 'archived') return 'conflict'
  journey.state = journey.active === null ? 'draft' : 'unpublished'
  return 'done'
}

export function remove(journey: ModelJourney): Outcome {
  journey.state = 'deleted'
  journey.inside = 0
  return 'done'
}

export function removeInactive(journey: ModelJourney): Outcome {
  return journey.state === 'active' ? 'conflict' : remove(journey)
}

/** A new lead comes to the door. */
export function enter(journey: ModelJourney): boolean {
  if (journey.state !== 'active') return false
  journey.entered++
  journey.inside++
  return true
}

/** A trigger lets leads in, and whatever they come to says all it must. */
function isSound({ trigger, steps }: Canvas): boolean {
  return (
    trigger &&
    steps.every((step) => !step.published || !('page' in step) || step.page === 'complete')
  )
}

export type Vendor = 'Flownally' | 'Octeth' | 'BreakGround'

/** What each vendor calls a state; null: the journey is not there for it. */
const WORDS: Readonly<Record<State, Readonly<Record<Vendor, string | null>>>> = {
  draft: { Flownally: 'draft', Octeth: 'Disabled', BreakGround: 'DRAFT' },
  active: { Flownally: 'active', Octeth: 'Enabled', BreakGround: 'PUBLISHED' },
  paused: { Flownally: 'paused', Octeth: 'Disabled', BreakGround: 'PAUSED' },
  frozen: { Flownally: 'paused', Octeth: 'Disabled', BreakGround: 'PAUSED' },
  unpublished: { Flownally: 'paused', Octeth: 'Disabled', BreakGround: 'DRAFT' },
  archived: { Flownally: null, Octeth: null, BreakGround: 'ARCHIVED' },
  deleted: { Flownally: null, Octeth: null, BreakGround: null },
}

export function wordFor(vendor: Vendor, { state }: ModelJourney): string | null {
  return WORDS[state][vendor]
}

const REFUSALS: Readonly<Record<Vendor, Readonly<Record<Exclude<Outcome, 'done'>, number>>>> = {
  Flownally: { gone: 404, conflict: 409, invalid: 422 },
  Octeth: { gone: 404, conflict: 409, invalid: 422 },
  BreakGround: { gone: 404, conflict: 409, invalid: 400 },
}

/** @param done The status of what succeeds. */
export function statusOf(vendor: Vendor, outcome: Outcome, done: number): number {
  return outcome === 'done' ? done : REFUSALS[vendor][outcome]
}
