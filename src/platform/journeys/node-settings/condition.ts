import { z } from 'zod'
import { publishableCriteria } from '../criteria.ts'

const operator = z
  .string()
  .regex(/^([aA][nN][dD]|[oO][rR])$/, 'and, or')
  .optional()
  .describe('and, or: in any case. By default and.')

/** What a `CONDITION` says: Octeth's decision by `Criteria`, a canvas by its branches, of which the first that fits is taken. */
export const conditionSettings = z.union([
  z.looseObject({ Criteria: publishableCriteria, CriteriaOperator: operator }),
  z.looseObject({
    branches: z.array(
      z.looseObject({ handle: z.string(), criteria: publishableCriteria, operator }),
    ),
  }),
])
