import * as z from 'zod/mini'
import { bookedSlotSchema, holdSchema } from './page-answers.ts'
import type { QuestionOpened } from './page.ts'

/** What the platform answers about a question for an appointment; a newer server may say more. */

const text = z.string()
const instant = z.iso.datetime()

export const questionOpenedSchema: z.ZodMiniType<QuestionOpened> = z.object({
  step: z.object({
    title: text,
    duration: z.number(),
    durations: z.array(z.number()),
    hostName: text,
    timeZone: text,
    location: z.nullable(text),
    locations: z.array(
      z.object({ kind: z.enum(['phone', 'place', 'video']), text: z.nullable(text) }),
    ),
    firstDay: text,
    lastDay: text,
    held: z.nullable(holdSchema),
    moves: z.nullable(z.object({ start: instant, end: instant })),
  }),
  booked: z.nullable(bookedSlotSchema),
})
