import { z } from 'zod'

/** Conditions on a lead or an event, in Octeth's words. */

const OPERATORS = [
  'equals',
  "doesn't equal",
  'contains',
  "doesn't contain",
  'matches regex',
  "doesn't match regex",
  'greater than',
  'less than',
  'is set',
  'is not set',
] as const

const PATTERN_OPERATORS = ['matches regex', "doesn't match regex"] as const

const criterionSchema = z.looseObject({
  Property: z.string().min(1).max(255),
  Operator: z.enum(OPERATORS),
  Value: z.unknown().optional(),
})

/** All of them must hold. */
export const criteriaSchema = z.array(criterionSchema).max(100)

/** `[[A, B], [C]]`: A and B, or C. A plain list is joined by the journey's `runOperator`. */
export const runCriteriaSchema = z.union([criteriaSchema, z.array(criteriaSchema).max(100)])

export type Criterion = z.infer<typeof criterionSchema>
type RunCriteria = z.infer<typeof runCriteriaSchema>

const LONGEST_PATTERN = 500

const property = z.string().min(1).max(255)

/** As publishing wants them: with patterns that can be read. */
export const publishableCriteria = z
  .array(
    z.union([
      z.looseObject({
        Property: property,
        Operator: z.enum(OPERATORS).exclude(PATTERN_OPERATORS),
        Value: z.unknown().optional(),
      }),
      z.looseObject({
        Property: property,
        Operator: z.enum(PATTERN_OPERATORS),
        Value: z.string().min(1).max(LONGEST_PATTERN).meta({ format: 'regex' }).refine(isPattern),
      }),
    ]),
  )
  .max(100)

/** Why a pattern cannot be used, or null. Length is bounded: a visitor's text is matched against it. */
export function patternProblem(pattern: unknown): string | null {
  if (typeof pattern !== 'string' || pattern === '') return 'a pattern is missing'
  if (pattern.length > LONGEST_PATTERN) return `a pattern has ${LONGEST_PATTERN} characters at most`
  try {
    return new RegExp(pattern, 'u') instanceof RegExp ? null : 'the pattern cannot be read'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function isPattern(pattern: unknown): boolean {
  return patternProblem(pattern) === null
}

/** What is wrong with the patterns among the criteria. */
export function criteriaProblems(criteria: readonly Criterion[]): string[] {
  return criteria.flatMap(({ Operator, Value, Property }) => {
    if (!PATTERN_OPERATORS.some((one) => one === Operator)) return []
    const problem = patternProblem(Value)
    return problem === null ? [] : [`${Property}: ${problem}`]
  })
}

export function allCriteria(criteria: RunCriteria): Criterion[] {
  return criteria.flat()
}
