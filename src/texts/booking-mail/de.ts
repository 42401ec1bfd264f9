import type { BookingMailTexts } from './en.ts'

export const texts: BookingMailTexts = {
  before: 'Vorher: {when}',
  manage: 'Termin ändern oder absagen',
  reminder: 'Erinnerung an Ihren Termin',
}
