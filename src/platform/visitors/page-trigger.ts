import { z } from 'zod'
import { VISITOR_LIMITS } from '../../wire/visitor.ts'
import type { VisitorTrigger } from '../../wire/visitor.ts'
import type { Trigger } from '../journeys/trigger.ts'

const text = z.string().min(1).max(VISITOR_LIMITS.text)

/** What pages need of a trigger's settings, by its type. */
const CONFIGS = {
  URL_MATCH: z.object({
    matchType: z.enum(['exact', 'contains', 'startsWith', 'endsWith', 'regex']).default('exact'),
    pattern: text,
  }),
  ELEMENT_CLICK: z.object({ selector: text, text: text.optional() }),
  CUSTOM_EVENT: z.object({ eventName: z.string().min(1).max(VISITOR_LIMITS.name) }),
  // Anybody may set off what a page may: of those that are for the owner's people nobody is told.
  MANUAL: z.object({ page: z.literal(true) }),
  EXIT_INTENT: z.object({}),
  SCROLL_DEPTH: z.object({ percent: z.number().min(1).max(100) }),
  TIME_ON_PAGE: z.object({ seconds: z.number().min(0).max(86_400) }),
  ELEMENT_VISIBLE: z.object({ selector: text }),
} as const satisfies Record<VisitorTrigger['type'], z.ZodType>

const common = z.object({
  delay: z.number().min(0).max(86_400).optional(),
  frequency: z.enum(['once', 'session', 'day']).optional(),
})

/** What a page is told of a trigger; null for one that no page watches for, or that says too little. */
export function pageTrigger(
  journeyId: string,
  { nodeId, type, config }: Trigger,
): VisitorTrigger | null {
  if (!isPageType(type)) return null
  const own = CONFIGS[type].safeParse(config)
  const shared = common.safeParse(config)
  if (!own.success || !shared.success) return null
  const settings = type === 'MANUAL' ? { journey: journeyId } : own.data
  // The schema of a type gives what its interface has.
  return { id: nodeId, type, ...settings, ...shared.data } as VisitorTrigger
}

function isPageType(type: string): type is VisitorTrigger['type'] {
  return Object.hasOwn(CONFIGS, type)
}
