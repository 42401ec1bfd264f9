import type { JourneyGraph } from './graph.ts'
import type { JourneyState } from './journey.ts'

type JourneyErrorCode =
  /** Not there, deleted, or of another workspace. */
  | 'unknown-journey'
  | 'unknown-site'
  /** The journey's state does not allow it: `state` says which. */
  | 'wrong-state'
  /** There is no version to activate. */
  | 'never-published'
  /** Somebody changed the draft since the revision that the caller has read. */
  | 'stale-draft'
  /** `details` has every problem of the draft. */
  | 'not-publishable'
  /** A node's id is in use by another journey; `details` has the ids. */
  | 'foreign-node'
  /** `details` says what, where there is more to say. */
  | 'invalid'

interface MoreAboutIt {
  state?: JourneyState
  details?: readonly unknown[]
  graph?: JourneyGraph
}

/** A refusal by the rules of journeys. The message is for developers. */
export class JourneyError extends Error {
  override readonly name = 'JourneyError'
  readonly code: JourneyErrorCode
  readonly state: JourneyState | undefined
  readonly details: readonly unknown[]
  /** That the details speak of, where it is known. */
  readonly graph: JourneyGraph | undefined

  constructor(
    code: JourneyErrorCode,
    message: string,
    { state, details = [], graph }: MoreAboutIt = {},
  ) {
    super(message)
    this.code = code
    this.state = state
    this.details = details
    this.graph = graph
  }
}
