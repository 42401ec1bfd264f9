import type { z } from 'zod'
import { criteriaProblems, criteriaSchema, patternProblem } from '../criteria.ts'
import type { JourneyNode } from '../graph.ts'
import { triggerConfigs } from '../node-settings/trigger-config.ts'
import {
  BREAKGROUND_TRIGGERS,
  FLOWNALLY_TRIGGERS,
  OCTETH_TRIGGERS,
  PAGE_TRIGGERS,
  triggerOf,
} from '../trigger.ts'
import { pagePatternProblem } from './page-pattern.ts'
import { error, warning } from './problem.ts'
import type { Problem } from './problem.ts'

const KNOWN = new Set<string>([
  ...BREAKGROUND_TRIGGERS,
  ...PAGE_TRIGGERS,
  ...OCTETH_TRIGGERS,
  ...FLOWNALLY_TRIGGERS,
])

/** By type, in the words of any vendor. */
const NEEDS: Readonly<Record<string, z.ZodType>> = triggerConfigs

/** @param entryMode Of the journey; Flownally writes it on the start node too. */
export function triggerProblems(node: JourneyNode, entryMode: string): Problem[] {
  const nodeId = node.id
  const ownMode = node.config?.['entryMode']
  const differs = node.kind === 'start' && ownMode !== undefined && ownMode !== entryMode
  const mode = differs
    ? [
        error(
          'entry-mode',
          `The start node says ${JSON.stringify(ownMode)}, the journey "${entryMode}".`,
          { nodeId },
        ),
      ]
    : []
  const trigger = triggerOf(node)
  if (trigger === null) {
    return [
      ...mode,
      warning('trigger-open', 'It says no type: nobody enters by it but by hand.', { nodeId }),
    ]
  }
  const { type, config } = trigger
  if (!KNOWN.has(type)) {
    return [...mode, warning('trigger-unknown', `Nothing is known of "${type}".`, { nodeId })]
  }
  const criteria = criteriaSchema.safeParse(config['Criteria'])
  const isPattern = type === 'URL_MATCH' && config['matchType'] === 'regex'
  const pattern = isPattern ? patternProblem(config['pattern']) : null
  const inPages =
    isPattern && pattern === null ? pagePatternProblem(String(config['pattern'])) : null
  const missing = NEEDS[type]?.safeParse(config).error?.issues ?? []
  return [
    ...mode,
    ...missing.map(({ path, message }) =>
      error('trigger-incomplete', `triggerConfig.${path.join('.')}: ${message}`, { nodeId }),
    ),
    ...(pattern === null ? [] : [error('pattern', pattern, { nodeId })]),
    ...(inPages === null ? [] : [warning('pattern-in-pages', inPages, { nodeId })]),
    ...(criteria.success ? criteriaProblems(criteria.data) : []).map((message) =>
      error('pattern', message, { nodeId }),
    ),
  ]
}
