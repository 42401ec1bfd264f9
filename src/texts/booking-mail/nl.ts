import type { BookingMailTexts } from './en.ts'

export const texts: BookingMailTexts = {
  before: 'Eerder: {when}',
  manage: 'De afspraak wijzigen of annuleren',
  reminder: 'Herinnering aan je afspraak',
}
