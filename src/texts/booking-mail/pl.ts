import type { BookingMailTexts } from './en.ts'

export const texts: BookingMailTexts = {
  before: 'Poprzednio: {when}',
  manage: 'Zmień lub odwołaj wizytę',
  reminder: 'Przypomnienie o wizycie',
}
