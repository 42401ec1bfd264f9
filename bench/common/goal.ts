/** What an answer should be, and what it is. */
export interface Goal {
  /** What is measured, such as "requests a second ÷ bare Hono's". */
  what: string
  value: number
  /** Exactly one of the two. */
  atMost?: number
  atLeast?: number
  unit?: string
  /** Depends on how busy the machine was: missed, it is said, and nothing fails. */
  timed?: boolean
}

export function isMet({ value, atMost, atLeast }: Goal): boolean {
  // Of nothing that was measured, nothing is known.
  if (Number.isNaN(value)) return false
  return (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast)
}

/** "0.7" */
export function shownValue({ value, unit = '' }: Pick<Goal, 'value' | 'unit'>): string {
  return `${inDigits(value)}${unit === '' ? '' : ` ${unit}`}`
}

/** "at most 1.1" */
export function shownGoal({ atMost, atLeast = NaN, unit }: Goal): string {
  if (atMost === 0) return 'none'
  return atMost === undefined
    ? `at least ${shownValue({ value: atLeast, unit })}`
    : `at most ${shownValue({ value: atMost, unit })}`
}

/** "met, 5 % below" */
export function distance(goal: Goal): string {
  const { value, atMost, atLeast = NaN } = goal
  const bound = atMost ?? atLeast
  const verdict = isMet(goal) ? 'met' : 'missed'
  if (value === bound) return isMet(goal) ? 'met' : verdict
  const side = value < bound ? 'below' : 'above'
  const by = bound === 0 ? inDigits(Math.abs(value)) : `${inPercent(Math.abs(value / bound - 1))} %`
  return `${verdict}, ${by} ${side}`
}

export function goalLine(goal: Goal): string {
  return `- **${distance(goal)}**: ${goal.what} ${shownValue(goal)}; the goal is ${shownGoal(goal)}`
}

/** What fails a run: the goals that were missed and do not depend on how busy the machine was. */
export function failures(goals: readonly Goal[]): string[] {
  return goals
    .filter((goal) => goal.timed !== true && !isMet(goal))
    .map((goal) => `${goal.what} ${shownValue(goal)}; the goal is ${shownGoal(goal)}`)
}

/** Three digits at least, as many as it takes before the point. */
function inDigits(value: number): string {
  const small = Math.abs(value) < 100 ? Number(value.toPrecision(3)) : Math.round(value)
  return small.toLocaleString('en-GB', { maximumFractionDigits: 4 })
}

function inPercent(share: number): string {
  return share < 0.095 ? Number((share * 100).toPrecision(1)).toString() : (share * 100).toFixed(0)
}
