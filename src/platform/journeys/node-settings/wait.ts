import { z } from 'zod'

const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month'] as const
type Unit = (typeof UNITS)[number]

export type Wait = { kind: 'for'; amount: number; unit: Unit } | { kind: 'until'; at: string }

const amount = z.coerce.number().positive().max(1_000_000).describe('Its digits as text will do.')
const unit = z
  .string()
  .describe('second, minute, hour, day, week or month, in any case, with an s or without')
  .transform((word) => word.toLowerCase().replace(/s$/, ''))
  .pipe(z.enum(UNITS))

const instant = z.union([z.iso.datetime({ offset: true }), z.iso.date()])

/** The ways in which a wait is written: Octeth's, then those that we take from anybody. */
export const waitSettings = z.union([
  z
    .object({ WaitAmount: amount, WaitUnit: unit })
    .transform((wait): Wait => ({ kind: 'for', amount: wait.WaitAmount, unit: wait.WaitUnit })),
  z
    .object({ duration: amount, unit })
    .transform((wait): Wait => ({ kind: 'for', amount: wait.duration, unit: wait.unit })),
  z
    .object({ duration: z.object({ amount, unit }) })
    .transform(({ duration }): Wait => ({ kind: 'for', ...duration })),
  z.object({ until: instant }).transform(({ until }): Wait => ({ kind: 'until', at: until })),
  z.object({ date: instant }).transform(({ date }): Wait => ({ kind: 'until', at: date })),
])

/** How long, or until when; null when the settings do not say. BreakGround's page leaves the keys open. */
export function readWait(settings: unknown): Wait | null {
  const parsed = waitSettings.safeParse(settings)
  return parsed.success ? parsed.data : null
}

/** A length by itself: `{"amount": 2, "unit": "days"}`. */
const length = z
  .object({ amount, unit })
  .transform((duration): Wait => ({ kind: 'for', ...duration }))

/** What a `WAIT_FOR_EVENT` says: which event, and how long for. */
export const waitForEventSettings = z.looseObject({
  eventName: z.string().min(1),
  timeout: z.union([...waitSettings.options, length]).nullish(),
})
