/**
 * Who can be booked, when and for what, in `workspace.json`. Times of day are wall
 * time in a host's zone, durations are minutes, zones are IANA names.
 */
import * as z from 'zod'
import { checkQuestions } from './workspace-file-form-rules.ts'
import { fileField } from './workspace-file-forms.ts'
import {
  checkCalendars,
  checkDates,
  checkDifferent,
  checkHours,
  checkLinkTemplate,
} from './workspace-file-rules.ts'
import { id, isPrivateUrl, leadGroupName, minutes, name, text } from './workspace-file-values.ts'

const startTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "09:00"')
const endTime = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as "17:00", at most "24:00"')

const hours = z.strictObject({
  start: startTime,
  end: endTime.describe('Before the start: on the next day'),
})

const rule = hours.extend({
  weekday: z
    .union(([1, 2, 3, 4, 5, 6, 7] as const).map((day) => z.literal(day)))
    .describe('1 is Monday, 7 is Sunday'),
})

const date = z.iso.date('a date such as "2026-12-25"')

const override = z.strictObject({
  date,
  hours: z
    .array(hours)
    .max(50)
    .superRefine(checkHours)
    .describe('Instead of those that begin on its weekday; [] is a day off'),
})

export const holidayList = z.strictObject({
  id,
  name: name('Unique in the workspace, such as "England"'),
  dates: z.array(date).max(2000).superRefine(checkDifferent),
})

const calendar = z.strictObject({
  url: z
    .string()
    .max(2048)
    .refine(isPrivateUrl, 'must be an https URL without user name or fragment')
    .describe('Of an iCalendar feed. It is a secret, and is never written out again'),
})

export const host = z.strictObject({
  id,
  name: name('Unique in the workspace; visitors see it'),
  timeZone: z.string().refine(isTimeZone, 'must be an IANA zone such as "Europe/London"'),
  email: z
    .email('must be an e-mail address')
    .max(254)
    .optional()
    .describe('Where mails of bookings with this host go. Absent: none are sent'),
  availability: z.array(rule).max(200).superRefine(checkHours),
  overrides: z.array(override).max(2000).superRefine(checkDates).default([]),
  holidays: z
    .array(name('Name of a list'))
    .max(50)
    .superRefine(checkDifferent)
    .default([])
    .describe('Lists of days on which this host is closed, unless an override opens the day'),
  calendars: z
    .array(calendar)
    .max(10)
    .superRefine(checkCalendars)
    .optional()
    .describe('All there are: one that is not here is removed. Absent: they stay as they are'),
})

const duration = minutes(1, 1440)
const limit = z.int().min(1).max(10_000).optional()

const place = z
  .strictObject({
    kind: z.enum(['phone', 'place', 'video']),
    text: text(500).optional().describe('For visitors, such as an address'),
    linkTemplate: text(1000)
      .optional()
      .describe(
        "For video: a link of each booking's own, with {bookingId}, {sessionId}, {start} or {end}",
      ),
  })
  .superRefine(checkLinkTemplate)

export const appointmentType = z.strictObject({
  id,
  title: name('Unique in the workspace; visitors see it'),
  leadGroup: leadGroupName.describe('Only for leads of this group; absent: for all'),
  hosts: z
    .array(name('Name of a host'))
    .min(1)
    .max(50)
    .describe('In the order in which they are asked'),
  hostChoice: z
    .enum(['any', 'round-robin', 'all'])
    .default('any')
    .describe(
      'any: the first who is free; round-robin: of those, the one booked least recently; all: all of them together',
    ),
  duration: z
    .union([duration, z.array(duration).min(1).max(20).superRefine(checkDifferent)])
    .describe('A list: visitors choose, the first is the default'),
  step: minutes(1, 1440).default(30).describe('From one start to the next'),
  minimumNotice: minutes(0, 525_600).default(0),
  bufferBefore: minutes(0, 1440).default(0),
  bufferAfter: minutes(0, 1440).default(0),
  horizonDays: z.int().min(0).max(730).default(60).describe('How far ahead can be booked'),
  seats: z.int().min(1).max(1000).default(1).describe('How many can book the same slot of a host'),
  maxPerDay: limit.describe("Slots that each host gives away on a day of the host's zone"),
  maxPerWeek: limit.describe('The same from Monday to Sunday'),
  closesAfterMinutes: minutes(1, 5_256_000).default(10_080).describe('How long a link works'),
  location: z
    .union([text(500), z.array(place).min(1).max(20)])
    .optional()
    .describe('A list: visitors choose'),
  rescheduleNotice: minutes(0, 525_600)
    .default(0)
    .describe('Until this long before the start a visitor may choose another time'),
  cancelNotice: minutes(0, 525_600).default(0).describe('The same for cancelling'),
  approval: z
    .enum(['none', 'owner'])
    .default('none')
    .describe('owner: a booking keeps its time, and is off unless the owner approves it'),
  approvalWithinMinutes: minutes(1, 525_600)
    .default(1440)
    .describe('Then a booking that nobody answered is declined'),
  questions: z
    .array(fileField)
    .max(50)
    .superRefine(checkQuestions)
    .default([])
    .describe('To be answered with the booking'),
  reminders: z
    .array(minutes(1, 40_320))
    .max(5)
    .superRefine(checkDifferent)
    .default([])
    .describe('How long before the start a visitor gets a mail'),
})

function isTimeZone(value: string): boolean {
  // The runtime takes "+01:00" too, which knows no summer time.
  if (!/^[A-Za-z]/.test(value)) return false
  try {
    Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}
