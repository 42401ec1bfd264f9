import { z } from 'zod'

const text = z.string().min(1)

/** What a trigger cannot do without, by its type. Types that are not here take what they get. */
export const triggerConfigs = {
  URL_MATCH: z.object({
    matchType: z.enum(['exact', 'contains', 'startsWith', 'endsWith', 'regex']),
    pattern: text,
  }),
  CUSTOM_EVENT: z.object({ eventName: text }),
  ELEMENT_CLICK: z.object({ selector: text.describe('In CSS.') }),
  SCROLL_DEPTH: z.object({ percent: z.number().min(1).max(100) }),
  TIME_ON_PAGE: z.object({ seconds: z.number().min(0).max(86_400) }),
  ELEMENT_VISIBLE: z.object({ selector: text.describe('In CSS.') }),
} as const satisfies Readonly<Record<string, z.ZodType>>
