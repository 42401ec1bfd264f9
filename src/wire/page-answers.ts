import * as z from 'zod/mini'
import { ADDRESS_PARTS } from './address.ts'
import type { Answers } from './form.ts'
import type { UploadedFile } from './uploaded-file.ts'
import type {
  AnswersSaved,
  BookedSlot,
  BookingConfirmed,
  FieldProblems,
  FileTaken,
  FormSubmitted,
  Hold,
  PageProblem,
  SlotList,
  SlotTaken,
} from './page.ts'

/** What the platform answers a hosted page, parsed from `unknown`; a newer server may say more. */

const text = z.string()

export const uploadedFileSchema: z.ZodMiniType<UploadedFile> = z.object({
  id: text,
  name: text,
  size: z.number(),
  type: text,
})

export const answersSchema: z.ZodMiniType<Answers> = z.record(
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

export const answersSavedSchema: z.ZodMiniType<AnswersSaved> = z.object({
  rev: z.int(),
  page: z.int(),
  values: answersSchema,
})

export const formSubmittedSchema: z.ZodMiniType<FormSubmitted> = z.object({
  receipt: text,
  thankYou: z.object({ title: text, text }),
})

export const fileTakenSchema: z.ZodMiniType<FileTaken> = z.object({
  file: uploadedFileSchema,
  rev: z.int(),
})

export const fieldProblemsSchema: z.ZodMiniType<FieldProblems> = z.object({
  errors: z.array(
    z.object({
      field: text,
      part: z.optional(z.enum(ADDRESS_PARTS)),
      code: z.enum([
        'required',
        'email',
        'tel',
        'number',
        'date',
        'min',
        'max',
        'decimals',
        'too-short',
        'too-long',
        'pattern',
        'time',
        'earliest',
        'latest',
        'option',
        'too-few',
        'too-many',
        'country',
        'postal-code',
        'file-type',
        'file-size',
        'files-full',
        'read-only-empty',
      ]),
      message: text,
    }),
  ),
})

const instant = z.iso.datetime()
const slot = { start: instant, end: instant }

const freeSlot = z.object({ ...slot, seatsLeft: z.optional(z.int()) })

export const slotListSchema: z.ZodMiniType<SlotList> = z.object({
  timeZone: text,
  slots: z.array(freeSlot),
})

export const slotTakenSchema: z.ZodMiniType<SlotTaken> = z.object({
  code: z.literal('slot-taken'),
  timeZone: text,
  slots: z.array(freeSlot),
})

export const holdSchema: z.ZodMiniType<Hold> = z.object({
  ...slot,
  expiresAt: instant,
  keptFor: z.number(),
})

const untilOrNot = z.nullable(instant)

const booked = {
  ...slot,
  status: z.enum(['pending', 'confirmed', 'cancelled', 'declined']),
  location: z.nullable(
    z.object({
      kind: z.enum(['phone', 'place', 'video']),
      text: z.nullable(text),
      link: z.nullable(text),
    }),
  ),
  manage: z.object({ rescheduleUntil: untilOrNot, cancelUntil: untilOrNot }),
  calendar: z.nullable(
    z.object({ ics: text, google: text, outlook: text, office365: text, yahoo: text }),
  ),
}

export const bookedSlotSchema: z.ZodMiniType<BookedSlot> = z.object(booked)

export const bookingConfirmedSchema: z.ZodMiniType<BookingConfirmed> = z.object({
  ...booked,
  receipt: z.nullable(text),
})

export const pageProblemSchema: z.ZodMiniType<PageProblem> = z.object({
  code: z.enum([
    'not-found',
    'closed',
    'expired',
    'invalid-request',
    'too-large',
    'file-type',
    'too-many',
    'conflict',
    'too-late',
    'internal',
  ]),
  message: text,
})
