import type { BookingMailTexts } from './en.ts'

export const texts: BookingMailTexts = {
  before: 'Prima: {when}',
  manage: 'Modifica o annulla l’appuntamento',
  reminder: 'Promemoria dell’appuntamento',
}
