import type { BookingMailTexts } from './en.ts'

export const texts: BookingMailTexts = {
  before: 'الموعد السابق: {when}',
  manage: 'تغيير الموعد أو إلغاؤه',
  reminder: 'تذكير بموعدك',
}
