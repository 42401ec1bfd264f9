import { z } from 'zod'
import { criteriaSchema } from '../criteria.ts'

/** What a `CONDITION` says: Octeth's decision by `Criteria`, a canvas by its branches. */
export const conditionSettings = z.looseObject({
  CriteriaOperator: z.string().describe('and, or').optional(),
  Criteria: criteriaSchema.optional(),
  branches: z.array(z.looseObject({ criteria: criteriaSchema.optional() })).optional(),
})
