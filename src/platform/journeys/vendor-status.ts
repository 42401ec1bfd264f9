import { JOURNEY_STATES } from './journey.ts'
import type { JourneyState } from './journey.ts'

interface Statuses {
  flownally: 'draft' | 'active' | 'paused'
  octeth: 'Enabled' | 'Disabled'
  breakground: 'DRAFT' | 'PUBLISHED' | 'PAUSED' | 'ARCHIVED'
}
export type Vendor = keyof Statuses

/** What each vendor calls each state; null: the vendor does not see such a journey. */
const TABLE: {
  readonly [State in JourneyState]: { readonly [V in Vendor]: Statuses[V] | null }
} = {
  draft: { flownally: 'draft', octeth: 'Disabled', breakground: 'DRAFT' },
  active: { flownally: 'active', octeth: 'Enabled', breakground: 'PUBLISHED' },
  paused: { flownally: 'paused', octeth: 'Disabled', breakground: 'PAUSED' },
  frozen: { flownally: 'paused', octeth: 'Disabled', breakground: 'PAUSED' },
  unpublished: { flownally: 'paused', octeth: 'Disabled', breakground: 'DRAFT' },
  archived: { flownally: null, octeth: null, breakground: 'ARCHIVED' },
}

export function vendorStatus<V extends Vendor>(vendor: V, state: JourneyState): Statuses[V] | null {
  return TABLE[state][vendor]
}

/** States that the vendor sees, or only those with this status. */
export function statesOf<V extends Vendor>(vendor: V, status?: Statuses[V]): JourneyState[] {
  return JOURNEY_STATES.filter((state) => {
    const shown: string | null = TABLE[state][vendor]
    return status === undefined ? shown !== null : shown === status
  })
}
