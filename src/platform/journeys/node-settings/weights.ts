import { z } from 'zod'

export interface Weight {
  /** Of the edges that it is for. */
  handle: string
  weight: number
}

const weight = z.number().min(0).max(100)
const list = z.array(z.looseObject({ handle: z.string(), weight })).min(1)
const record = z.record(z.string(), weight)
const branches = z.object({ branches: list })
const named = z.object({ weights: record })

/** What a `SPLIT` says: weights in either of two ways, or none. */
export const splitSettings = z.looseObject({
  branches: list.optional(),
  weights: record.optional(),
})

/** Percentages of a split; null where none are given: then every way out is as likely. */
export function readWeights(config: unknown): Weight[] | null {
  const asBranches = branches.safeParse(config)
  if (asBranches.success) return asBranches.data.branches
  const asNamed = named.safeParse(config)
  if (!asNamed.success) return null
  return Object.entries(asNamed.data.weights).map(([handle, weight]) => ({ handle, weight }))
}
