export interface Counts {
  created: number
  changed: number
  unchanged: number
}

/** What applying a workspace file did, or would do. */
export interface ApplyReport {
  counts: Record<
    | 'language'
    | 'sites'
    | 'leadGroups'
    | 'leads'
    | 'forms'
    | 'holidays'
    | 'hosts'
    | 'calendars'
    | 'appointmentTypes'
    | 'emails'
    | 'tags'
    | 'customFields'
    | 'mailTracking'
    | 'theme'
    | 'webhooks',
    Counts
  >
  removedWebhooks: RemovedWebhook[]
}

/** A webhook that the file no longer has. */
export interface RemovedWebhook {
  url: string
  /** Messages that waited for it, which nobody will get. */
  givenUp: number
}

export type Outcome = keyof Counts

export function countOutcomes(outcomes: readonly Outcome[]): Counts {
  const counts = { created: 0, changed: 0, unchanged: 0 }
  for (const outcome of outcomes) counts[outcome]++
  return counts
}
