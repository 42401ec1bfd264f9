export interface Counts {
  created: number
  changed: number
  unchanged: number
}

/** What applying a workspace file did, by noun. */
export type ApplyReport = Record<
  'sites' | 'leadGroups' | 'leads' | 'forms' | 'hosts' | 'appointmentTypes',
  Counts
>

export type Outcome = keyof Counts

export function countOutcomes(outcomes: readonly Outcome[]): Counts {
  const counts = { created: 0, changed: 0, unchanged: 0 }
  for (const outcome of outcomes) counts[outcome]++
  return counts
}
