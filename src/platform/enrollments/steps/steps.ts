import type { NodeType } from '../../journeys/graph.ts'
import { action } from './action.ts'
import { condition } from './condition.ts'
import { content } from './content.ts'
import { split } from './split.ts'
import { go } from './step.ts'
import type { Decision, Situation, Step } from './step.ts'
import { waitForEvent } from './wait-for-event.ts'
import { wait } from './wait.ts'

const goalCheck: Step = async ({ facts }) => {
  const isMet = await facts.isGoalMet()
  return go(isMet ? 'goal' : 'no-goal', isMet ? 'success' : 'fallback')
}

const exit: Step = ({ node }) => {
  const reason = node.config?.['reason']
  return {
    kind: 'end',
    status: 'completed',
    outcome: 'exit',
    reason: typeof reason === 'string' ? reason : null,
  }
}

const STEPS: Readonly<Record<NodeType, Step>> = {
  TRIGGER: () => go('entered'),
  CONTENT: content,
  WAIT: wait,
  WAIT_FOR_EVENT: waitForEvent,
  CONDITION: condition,
  SPLIT: split,
  GOAL_CHECK: goalCheck,
  EXIT: exit,
  ACTION: action,
}

/** What becomes of somebody at a node. One that is not published is passed over. */
export async function takeStep(situation: Situation): Promise<Decision> {
  const { type, published } = situation.node
  return published
    ? STEPS[type](situation)
    : go('passed-over', type === 'CONDITION' ? 'false' : null)
}
