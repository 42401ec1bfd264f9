import { z } from 'zod'
import { runCriteriaSchema } from './criteria.ts'

/** What a journey goes by besides its canvas; a version keeps it as it was. */

/** Ever; again once the last run has ended; as often as it is triggered. */
const ENTRY_MODES = ['once', 'once_at_a_time', 'every_time'] as const

const GOAL_TYPES = ['event', 'page_visit', 'attribute_match', 'flow_completed'] as const

const json = z.record(z.string(), z.unknown())

const goalSchema = z.looseObject({
  type: z.enum(GOAL_TYPES),
  config: json.optional(),
  /** Days from the enrollment, after which it is abandoned. */
  deadline: z.int().positive().max(36_500).nullish(),
})

/** Admitted in a sliding hour or day. 0 is without limit. */
const limit = z.int().min(0).max(2_147_483_647)

export const rulesSchema = z.object({
  entryMode: z.enum(ENTRY_MODES),
  runCriteria: runCriteriaSchema,
  runOperator: z.enum(['and', 'or']),
  ratePerHour: limit,
  ratePerDay: limit,
  goal: goalSchema.nullable(),
  audienceId: z.string().max(255).nullable(),
  allowAnonymous: z.boolean(),
  /** `pauseMode: "freeze"` and others; unknown ones are kept. */
  settings: json,
})

export type JourneyRules = z.infer<typeof rulesSchema>

export function defaultRules(): JourneyRules {
  return {
    entryMode: 'once',
    runCriteria: [],
    runOperator: 'and',
    ratePerHour: 0,
    ratePerDay: 0,
    goal: null,
    audienceId: null,
    allowAnonymous: false,
    settings: {},
  }
}
