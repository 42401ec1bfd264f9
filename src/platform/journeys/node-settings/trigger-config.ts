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
} as const satisfies Readonly<Record<string, z.ZodType>>
