import type { z } from 'zod'
import { criteriaProblems, criteriaSchema } from '../criteria.ts'
import type { JourneyGraph, JourneyNode, NodeType } from '../graph.ts'
import { isOctethAction } from '../node-kinds.ts'
import { conditionSettings } from '../node-settings/condition.ts'
import { settingsOfAction } from '../node-settings/octeth-actions.ts'
import {
  sendEmailSettings,
  sendSmsSettings,
  webhookSettings,
} from '../node-settings/octeth-effects.ts'
import { readWait, waitForEventSettings } from '../node-settings/wait.ts'
import { readWeights, splitSettings } from '../node-settings/weights.ts'
import type { JourneyRules } from '../rules.ts'
import { error, warning } from './problem.ts'
import type { Problem } from './problem.ts'
import { triggerProblems } from './trigger-problems.ts'

interface Surroundings {
  graph: JourneyGraph
  rules: JourneyRules
  missingContent: ReadonlySet<string>
}
type Check = (node: JourneyNode, surroundings: Surroundings) => Problem[]

/** What can be wrong with the settings of a node, by its type. */
const CHECKS: Readonly<Record<NodeType, Check>> = {
  TRIGGER: (node, { rules }) => triggerProblems(node, rules.entryMode),

  CONTENT: ({ id: nodeId, contentId }, { missingContent }) => {
    if (contentId === null) return [error('content', 'It does not say what to show.', { nodeId })]
    if (!missingContent.has(nodeId)) return []
    return [error('content', `The workspace has no "${contentId}".`, { nodeId })]
  },

  WAIT: ({ id: nodeId, config }) => {
    if (readWait(config) !== null) return []
    return [
      error('wait', 'It does not say how long, or until when: more than nothing.', { nodeId }),
    ]
  },

  WAIT_FOR_EVENT: ({ id: nodeId, config }) => {
    const issues = waitForEventSettings.safeParse(config ?? {}).error?.issues ?? []
    const wrong = new Set(issues.map(({ path }) => path[0]))
    return [
      ...(wrong.has('eventName')
        ? [error('event', 'It does not say which event: eventName.', { nodeId })]
        : []),
      ...(wrong.has('timeout')
        ? [error('wait', 'Its timeout is no length of time.', { nodeId })]
        : []),
    ]
  },

  CONDITION: (node, { graph }) => {
    const { id: nodeId, kind, config } = node
    const leadsOn = graph.edges.some(({ source }) => source === nodeId)
    // Octeth lets both branches of its last decision be empty.
    const say = kind === 'Decision' ? warning : error
    const wrong = settingsProblems(conditionSettings, node)
    const patterns = wrong.length === 0 ? [] : patternsOf(config)
    return [
      ...(leadsOn ? [] : [say('condition', 'No branch leads on.', { nodeId })]),
      ...(patterns.length === 0 ? wrong : patterns.map((why) => error('pattern', why, { nodeId }))),
    ]
  },

  SPLIT: (node, { graph }) => {
    const { id: nodeId, config } = node
    const wrong = settingsProblems(splitSettings, node)
    if (wrong.length > 0) return wrong
    const edges = graph.edges.filter(({ source }) => source === nodeId)
    if (edges.length === 0) return [error('split', 'No branch leads on.', { nodeId })]
    const weights = readWeights(config)
    if (weights === null) return []
    const sum = weights.reduce((total, { weight }) => total + weight, 0)
    const ways = new Set(edges.map(({ handle, label }) => handle ?? label))
    const named = new Set(weights.map(({ handle }) => handle))
    return [
      // Thirds are written 33.33, 33.33, 33.34.
      ...(Math.abs(sum - 100) < 1e-6
        ? []
        : [error('split', `Its weights make ${sum}, not 100.`, { nodeId })]),
      ...[...named]
        .filter((handle) => !ways.has(handle))
        .map((handle) => error('split', `No edge is called "${handle}".`, { nodeId })),
      ...[...ways]
        .filter((way) => way === null || !named.has(way))
        .map((way) => error('split', `The edge "${way ?? ''}" has no weight.`, { nodeId })),
    ]
  },

  GOAL_CHECK: ({ id: nodeId }, { rules }) =>
    rules.goal === null ? [error('goal', 'The journey has no goal to check.', { nodeId })] : [],

  EXIT: () => [],

  ACTION: (node, { missingContent }) => {
    const { id: nodeId, kind } = node
    const effect = EFFECTS.get(kind)
    if (effect !== undefined) {
      // As drafts of Octeth's have them: it is skipped, and the ledger says so.
      return settingsProblems(effect, node).map(({ message }) =>
        warning('action', message, { nodeId }),
      )
    }
    if (isOctethAction(kind)) {
      const wrong = settingsProblems(settingsOfAction(kind), node)
      if (wrong.length > 0 || !missingContent.has(nodeId)) return wrong
      return [error('record', 'The workspace has nothing of the number that it names.', { nodeId })]
    }
    return [warning('unknown-action', `Nothing is known of "${kind ?? ''}".`, { nodeId })]
  },
}

/** What an action reaches beyond the database with. */
const EFFECTS: ReadonlyMap<string | undefined, z.ZodType> = new Map<string, z.ZodType>([
  ['SendEmail', sendEmailSettings],
  ['SendSMS', sendSmsSettings],
  ['Webhook', webhookSettings],
])

export function nodeProblems(node: JourneyNode, surroundings: Surroundings): Problem[] {
  return CHECKS[node.type](node, surroundings)
}

/** Where the settings are not what their schema says; the first of them is enough to look there. */
function settingsProblems(schema: z.ZodType, { id: nodeId, config }: JourneyNode): Problem[] {
  const [issue] = schema.safeParse(config ?? {}).error?.issues ?? []
  if (issue === undefined) return []
  const place = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `
  return [error('settings', `Its settings do not fit: ${place}${issue.message}`, { nodeId })]
}

/** Criteria of Octeth's decision, or of branches. */
function patternsOf(config: JourneyNode['config']): string[] {
  const branches: unknown = config?.['branches']
  const lists: unknown[] = [
    config?.['Criteria'],
    ...(Array.isArray(branches)
      ? branches.map((branch: { criteria?: unknown }) => branch?.criteria)
      : []),
  ]
  return lists.flatMap((list) => {
    const parsed = criteriaSchema.safeParse(list)
    return parsed.success ? criteriaProblems(parsed.data) : []
  })
}
