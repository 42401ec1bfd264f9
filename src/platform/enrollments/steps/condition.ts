import { z } from 'zod'
import { criteriaSchema } from '../../journeys/criteria.ts'
import { matchesAny, readFrom } from '../../journeys/match-criteria.ts'
import type { ReadProperty } from '../../journeys/match-criteria.ts'
import type { JourneyLead } from '../../leads/journey-lead-store.ts'
import { fail, go } from './step.ts'
import type { Step } from './step.ts'

const operator = z
  .string()
  .transform((word) => word.toLowerCase())
  .pipe(z.enum(['and', 'or']))
  .catch('and')

/** Octeth's: `true` or `false`. */
const decision = z.object({ Criteria: criteriaSchema, CriteriaOperator: operator })
/** The first that fits; else the edge without a name. */
const branches = z.object({
  branches: z.array(z.object({ handle: z.string(), criteria: criteriaSchema, operator })),
})

/** By what is known of the lead now. */
export const condition: Step = ({ node, lead }) => {
  const read = readLead(lead)
  const asDecision = decision.safeParse(node.config)
  if (asDecision.success) {
    const { Criteria, CriteriaOperator } = asDecision.data
    const fits = String(matchesAny(Criteria, read, CriteriaOperator))
    return go('decided', fits)
  }
  const asBranches = branches.safeParse(node.config)
  if (!asBranches.success) return fail('condition')
  const found = asBranches.data.branches.find((one) => matchesAny(one.criteria, read, one.operator))
  return go('decided', found?.handle ?? 'else')
}

export function readLead({ values, number, leadGroupId, tags }: JourneyLead): ReadProperty {
  return readFrom(values, { number, leadGroup: leadGroupId, tags })
}
