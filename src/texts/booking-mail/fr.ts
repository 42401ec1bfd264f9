import type { BookingMailTexts } from './en.ts'

export const texts: BookingMailTexts = {
  before: 'Avant : {when}',
  manage: 'Modifier ou annuler le rendez-vous',
  reminder: 'Rappel de votre rendez-vous',
}
