import { z } from 'zod'
import { criteriaProblems, criteriaSchema, patternProblem } from '../criteria.ts'
import type { JourneyNode } from '../graph.ts'
import { BREAKGROUND_TRIGGERS, FLOWNALLY_TRIGGERS, OCTETH_TRIGGERS, triggerOf } from '../trigger.ts'
import { error, warning } from './problem.ts'
import type { Problem } from './problem.ts'

const KNOWN = new Set<string>([...BREAKGROUND_TRIGGERS, ...OCTETH_TRIGGERS, ...FLOWNALLY_TRIGGERS])

const text = z.string().min(1)
/** What a trigger cannot do without, by its type. */
const NEEDS: Readonly<Record<string, z.ZodType>> = {
  URL_MATCH: z.object({
    matchType: z.enum(['exact', 'contains', 'startsWith', 'endsWith', 'regex']),
    pattern: text,
  }),
  CUSTOM_EVENT: z.object({ eventName: text }),
  ELEMENT_CLICK: z.object({ selector: text }),
}

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
  const pattern =
    type === 'URL_MATCH' && config['matchType'] === 'regex'
      ? patternProblem(config['pattern'])
      : null
  const missing = NEEDS[type]?.safeParse(config).error?.issues ?? []
  return [
    ...mode,
    ...missing.map(({ path, message }) =>
      error('trigger-incomplete', `triggerConfig.${path.join('.')}: ${message}`, { nodeId }),
    ),
    ...(pattern === null ? [] : [error('pattern', pattern, { nodeId })]),
    ...(criteria.success ? criteriaProblems(criteria.data) : []).map((message) =>
      error('pattern', message, { nodeId }),
    ),
  ]
}
