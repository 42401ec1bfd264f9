import { z } from 'zod'
import { VISITOR_LIMITS } from './visitor.ts'
import type { SessionToOpen, VisitorEventsTaken, VisitorTrigger } from './visitor.ts'

/** Answers of the visitor routes. */

const text = z.string().max(VISITOR_LIMITS.text)
const number = z.number()

const of = <Type extends VisitorTrigger['type'], Shape extends z.ZodRawShape>(
  type: Type,
  shape: Shape,
) =>
  z.object({
    id: z.string().min(1).max(64),
    type: z.literal(type),
    delay: number.exactOptional(),
    frequency: z.enum(['once', 'session', 'day']).exactOptional(),
    ...shape,
  })

/** As a page is told of it. */
export const visitorTrigger = z.discriminatedUnion('type', [
  of('URL_MATCH', {
    matchType: z.enum(['exact', 'contains', 'startsWith', 'endsWith', 'regex']),
    pattern: text,
  }),
  of('ELEMENT_CLICK', { selector: text, text: text.exactOptional() }),
  of('CUSTOM_EVENT', { eventName: text }),
  of('MANUAL', { journey: text }),
  of('EXIT_INTENT', {}),
  of('SCROLL_DEPTH', { percent: number }),
  of('TIME_ON_PAGE', { seconds: number }),
  of('ELEMENT_VISIBLE', { selector: text }),
])

/** Answer 200 of `POST /visitor/events` and `POST /visitor/live`. */
export const visitorEventsTaken = z.object({
  open: z.array(
    z.object({
      kind: z.enum(['journey', 'appointment']),
      sessionId: z.string().min(1).max(64),
      publicUrl: z.string().describe('A bearer secret: show it in a frame, and nowhere else.'),
      display: z.enum(['inline', 'modal', 'drawer', 'popover', 'window']),
      enrollmentId: z.string().min(1).max(64),
    }) satisfies z.ZodType<SessionToOpen>,
  ),
}) satisfies z.ZodType<VisitorEventsTaken>
