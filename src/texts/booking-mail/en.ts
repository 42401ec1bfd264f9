import type { Translation } from '../text.ts'

/** What mails about a booking say, besides what its page says too. */
export const texts = {
  before: 'Before: {when}',
  manage: 'Change or cancel the appointment',
  reminder: 'Reminder of your appointment',
}

export type BookingMailTexts = Translation<typeof texts>
