import * as z from 'zod/mini'
import { MAX_SLOT_DAYS } from './answer-limits.ts'
import { isCalendarDate } from './fields/date-field.ts'
import { uploadedFileSchema } from './page-answers.ts'
import type {
  CancelBooking,
  ConfirmBooking,
  HoldSlot,
  RescheduleBooking,
  SaveAnswers,
  SubmitForm,
} from './page.ts'

/**
 * What a hosted page may send, parsed from `unknown`; keys that are not named
 * here are refused.
 */

const answers = z.record(
  z.string(),
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.string()),
    z.array(uploadedFileSchema),
    z.record(z.string(), z.string()),
  ]),
)
const count = z.int().check(z.gte(0))
const key = z.string().check(z.minLength(1), z.maxLength(200))
/** With seconds and in UTC, as slots are given. */
const instant = z.iso.datetime()

export const batchNameSchema = z.strictObject({
  writer: z.string().check(z.minLength(1), z.maxLength(64)),
  number: z.int().check(z.gte(1)),
})

export const saveAnswersSchema: z.ZodMiniType<SaveAnswers> = z.strictObject({
  rev: count,
  page: z.int().check(z.gte(1)),
  values: answers,
  batch: z.optional(batchNameSchema),
  merge: z.optional(z.boolean()),
})

export const submitFormSchema: z.ZodMiniType<SubmitForm> = z.strictObject({
  submitKey: key,
  rev: count,
  values: answers,
})

/** Minutes; whether the type has it is the platform's to say. */
const duration = z.optional(z.int().check(z.gte(1), z.lte(1440)))

export const holdSlotSchema: z.ZodMiniType<HoldSlot> = z.strictObject({ start: instant, duration })

export const confirmBookingSchema: z.ZodMiniType<ConfirmBooking> = z.strictObject({
  start: instant,
  duration,
  location: z.optional(z.int().check(z.gte(0), z.lte(99))),
  confirmKey: key,
  answers: z.optional(answers),
  language: z.optional(z.string().check(z.regex(/^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8}){0,7}$/))),
})

export const rescheduleBookingSchema: z.ZodMiniType<RescheduleBooking> = z.strictObject({
  start: instant,
  duration,
  rescheduleKey: key,
})

/** Characters of what a visitor says about it. */
const LONGEST_REASON = 1000

export const cancelBookingSchema: z.ZodMiniType<CancelBooking> = z.strictObject({
  reason: z.optional(z.string().check(z.maxLength(LONGEST_REASON))),
})

/** An IANA zone that this runtime knows. */
const timeZone = z.string().check(z.maxLength(64), z.refine(isTimeZone))

export const timeZoneSchema: z.ZodMiniType<string> = timeZone

export interface SlotQuery {
  from: string
  to: string
  timeZone: string
  /** Minutes. */
  duration?: number | undefined
}

const durationText = z.optional(
  z.pipe(
    z.string().check(z.regex(/^[1-9]\d{0,3}$/)),
    z.transform((text) => Number(text)),
  ),
)

const day = z.string().check(z.refine(isCalendarDate))

export const slotQuerySchema: z.ZodMiniType<SlotQuery> = z
  .strictObject({ from: day, to: day, timeZone, duration: durationText })
  .check(
    z.refine(({ from, to }) => {
      const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
      return days >= 1 && days <= MAX_SLOT_DAYS
    }),
  )

function isTimeZone(name: string): boolean {
  // Offsets such as "+01:00" are no zones: they know no summer time.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
