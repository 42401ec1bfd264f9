import type { BookingMailTexts } from './en.ts'

export const texts: BookingMailTexts = {
  before: 'המועד הקודם: {when}',
  manage: 'שינוי התור או ביטולו',
  reminder: 'תזכורת לתור',
}
